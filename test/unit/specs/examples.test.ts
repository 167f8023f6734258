import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssignment } from '../../../grader/intake/read-assignment.ts';
import type { Assignment } from '../../../grader/intake/assignment-schema.ts';
import { gradeFile } from '../../fixtures/subjects/grade-file.ts';

const FIXTURES = 'test/fixtures/examples';

function assignment(id: string): Assignment {
  const path = `specs/examples/${id}/assignment.json`;
  const reading = readAssignment(path, readFileSync(path, 'utf8'));
  if (reading.kind === 'refused') throw new TypeError(reading.problems.map(({ message }) => message).join('\n'));
  return reading.assignment;
}

/** Each variant is a file; a wrong one says in its first line which checks it fails. */
function variants(id: string, kind: 'right' | 'wrong'): readonly { readonly file: string; readonly text: string }[] {
  const folder = join(FIXTURES, id, kind);
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

describe.each(['adam-config', 'adam-variables', 'adam-parameters', 'optimizer-class'])('%s', (id) => {
  const asked = assignment(id);

  it.each(variants(id, 'right'))('gives full points to a right one: $file', async ({ file, text }) => {
    const report = await gradeFile(asked, file, text);
    const failed = report.checks.filter(({ status }) => status !== 'passed');
    expect(failed.map((check) => `${check.id} ${check.status}: ${check.message}`)).toEqual([]);
    expect(report.total).toMatchObject({ points: report.total.maxPoints });
  });

  it.each(variants(id, 'wrong'))('fails a wrong one at the checks that see it: $file', async ({ file, text }) => {
    const report = await gradeFile(asked, file, text);
    const wanted = /fails: (.*)/.exec(text)?.[1]?.split(', ') ?? [];
    expect(report.checks.filter(({ status }) => status !== 'passed').map((check) => check.id)).toEqual(wanted);
    expect(report.total.undecided).toEqual([]);
  });
});
