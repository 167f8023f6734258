import { describe, expect, it } from 'vitest';
import {
  madeAlike,
  madeOf,
  receiptFromText,
  receiptToText,
  whatIsAsked,
  whereAsked,
} from '../../../../grader/cli/receipt.ts';
import type { Making } from '../../../../grader/cli/receipt.ts';
import type { ReadSubmission } from '../../../../grader/intake/read-submission.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';

const submission: ReadSubmission = {
  files: [{ path: 'a.py', bytes: 1, sha256: 'a' }],
  graded: 'a.py',
  language: 'python',
  helps: [],
  content: new Map(),
  leftOut: [],
  problem: null,
  isLost: false,
};
const making: Making = {
  assignmentSha256: 'a',
  checks: gdStartValue.checks,
  scope: 'all',
  seed: 1,
  fullTraining: false,
  diagnosis: true,
  fingerprint: 'f',
  data: [],
};
const { limits, targets, environment } = gdStartValue;

describe('a result is not kept', () => {
  const made = madeOf(making, 'ada', submission, 'here');
  const others = {
    'another student': madeOf(making, 'ben', submission, 'here'),
    'another file': madeOf(making, 'ada', { ...submission, files: [] }, 'here'),
    'another word about the files': madeOf(making, 'ada', { ...submission, problem: 'p' }, 'here'),
    'another place': madeOf(making, 'ada', submission, 'there'),
    'another assignment': madeOf({ ...making, assignmentSha256: 'b' }, 'ada', submission, 'here'),
    'other checks': madeOf({ ...making, checks: [] }, 'ada', submission, 'here'),
    'another scope': madeOf({ ...making, scope: 'selected' }, 'ada', submission, 'here'),
    'another seed': madeOf({ ...making, seed: 2 }, 'ada', submission, 'here'),
    'whole trainings': madeOf({ ...making, fullTraining: true }, 'ada', submission, 'here'),
    'no names of mistakes': madeOf({ ...making, diagnosis: false }, 'ada', submission, 'here'),
    'another grader': madeOf({ ...making, fingerprint: 'g' }, 'ada', submission, 'here'),
    'other data': madeOf(
      { ...making, data: [{ id: 'wine', title: 'Wine', source: 'made-up' }] },
      'ada',
      submission,
      'here',
    ),
  };

  it.each(Object.entries(others))('for %s', (_, other) => {
    expect(madeAlike(made, other)).toBe(false);
  });

  it('but for the same, also when it was written and read', () => {
    expect(madeAlike(made, madeOf(making, 'ada', submission, 'here'))).toBe(true);
    expect(receiptFromText(receiptToText(made, {}))).toMatchObject({ made });
    expect(receiptFromText(receiptToText(made, {}).replace('"schemaVersion": 1', '"schemaVersion": 2'))).toBeNull();
  });
});

describe('answers do not hold', () => {
  const asked = whatIsAsked(gdStartValue, submission);
  const renamed = Object.fromEntries(
    Object.entries(targets).map(([id, target]) => [id, { ...target, names: ['another'] }]),
  );
  const others = {
    'other files': whatIsAsked(gdStartValue, { ...submission, files: [{ path: 'a.py', bytes: 1, sha256: 'b' }] }),
    'another choice of file': whatIsAsked(gdStartValue, { ...submission, graded: null, language: null }),
    'other limits': whatIsAsked({ ...gdStartValue, limits: { ...limits, cpuSeconds: 99 } }, submission),
    'other packages': whatIsAsked({ ...gdStartValue, environment: { ...environment, python: ['sympy'] } }, submission),
    'other names that are looked for': whatIsAsked({ ...gdStartValue, targets: renamed }, submission),
  };

  it.each(Object.entries(others))('for %s', (_, other) => {
    expect(other).not.toBe(asked);
  });

  it('but do when only points are others', () => {
    const checks = gdStartValue.checks.map((check) => ({ ...check, points: check.points + 1 }));
    expect(whatIsAsked({ ...gdStartValue, checks }, submission)).toBe(asked);
  });

  it('in another place: grader, sandbox, interpreter, setting of the numerics', () => {
    const here: Parameters<typeof whereAsked>[1] = {
      environment: { sandbox: 'bubblewrap', versions: [{ name: 'python', version: '3.11' }] },
      variables: {},
    };
    const places = [
      whereAsked('f', here),
      whereAsked('g', here),
      whereAsked('f', { ...here, environment: { ...here.environment, sandbox: 'none' } }),
      whereAsked('f', { ...here, environment: { ...here.environment, versions: [] } }),
      whereAsked('f', { ...here, variables: { OPENBLAS_CORETYPE: 'Haswell' } }),
    ];
    expect(new Set(places).size).toBe(places.length);
  });
});
