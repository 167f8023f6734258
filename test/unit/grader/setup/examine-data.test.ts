import { expect, it } from 'vitest';
import { isReady } from '../../../../grader/setup/doctor.ts';
import { examineData } from '../../../../grader/setup/examine-data.ts';
import type { Finding } from '../../../../grader/setup/finding.ts';
import { formatDiagnosis } from '../../../../grader/setup/format-diagnosis.ts';
import type { FoundDataSet } from '../../../../grader/intake/find-data-set.ts';
import { smallText, specOf } from '../intake/small-data-set.ts';

const examine = (found: FoundDataSet): readonly Finding[] =>
  examineData({ dataSets: [{ spec: specOf(smallText), found }], unreadableAssignments: [] });

it('tells where a data set is', () => {
  const dataSet = { id: 'wine', source: 'file', columns: [], features: [], labels: [] } as const;
  expect(examine({ kind: 'found', path: '/data/three.csv', dataSet })).toEqual([
    { kind: 'present', subject: 'Three wines', detail: '/data/three.csv' },
  ]);
});

it('says of a missing one that it costs nothing, where it was looked for, and how to get it', () => {
  const findings = examine({ kind: 'absent', looked: ['/a', '/b'] });
  expect(isReady(findings)).toBe(true);
  expect(formatDiagnosis(findings)).toBe(
    [
      '-        Three wines  three.csv is not on this machine (looked in /a, /b).',
      '                      This costs nothing: networks are trained on made-up rows in its place.',
      '                      To have it: `grade setup --data` gets it from https://example.org/three.csv',
      '',
      'Everything that grading needs is there.',
      '',
    ].join('\n'),
  );
  expect(examine({ kind: 'absent', looked: [] })[0]).toMatchObject({
    problem: 'three.csv is not on this machine (there is no folder to look in).',
  });
});

it('says of a wrong one that it stops grading', () => {
  const findings = examine({ kind: 'refused', problems: ['/a/three.csv: it is empty.'] });
  expect(findings).toMatchObject([{ kind: 'unsuitable', problem: '/a/three.csv: it is empty.' }]);
  expect(isReady(findings)).toBe(false);
});

it('names an assignment that cannot be read', () => {
  const findings = examineData({
    dataSets: [],
    unreadableAssignments: [{ assignment: 'hw9', problem: 'No text.\nNo id.' }],
  });
  expect(findings).toMatchObject([{ kind: 'unsuitable', subject: 'hw9', problem: 'No text. (and 1 more)' }]);
});
