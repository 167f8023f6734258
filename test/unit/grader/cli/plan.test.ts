import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noWorkplace } from '../../../../grader/cli/machine.ts';
import { planFor } from '../../../../grader/cli/plan.ts';
import { writeResults } from '../../../../grader/cli/result-files.ts';
import type { ReadSubmission } from '../../../../grader/intake/read-submission.ts';
import type { CheckResult, Status } from '../../../../grader/model/report.ts';
import { check } from '../../../fixtures/reports/checks.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';

const read: ReadSubmission = {
  files: [{ path: 'a.py', bytes: 1, sha256: 'a' }],
  graded: 'a.py',
  language: 'python',
  helps: [],
  content: new Map(),
  leftOut: [],
  problem: null,
  isLost: false,
};
const group: Parameters<typeof planFor>[0] = {
  loaded: { assignment: gdStartValue, sha256: 'a' },
  checks: gdStartValue.checks,
  scope: 'all',
  seed: 1,
  fullTraining: false,
  diagnosis: true,
  fingerprint: 'f',
  dataSets: { of: never, told: [] },
  machine: noWorkplace,
  only: [],
  again: false,
  replay: false,
};

function never(): never {
  throw new TypeError('no data set is asked for');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-plan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is planned where these results are there already, of the same. */
async function plannedAfter(checks: readonly CheckResult[]): Promise<string> {
  const planned = await planFor(group, folder, 'ada', read);
  if (planned.kind !== 'judge') throw new TypeError('nothing is there yet');
  const report = JSON.stringify(hw2Report({ checks: [...checks] }));
  const timing = { seconds: 1, cpuSeconds: 1 };
  await writeResults(folder, { made: planned.made, report, page: '<!doctype html>', timing, evidence: null });
  return (await planFor(group, folder, 'ada', read)).kind;
}

describe('a submission whose results are there', () => {
  it.each<[Status, string]>([
    ['passed', 'kept'],
    ['failed', 'kept'],
    ['blocked', 'kept'],
    ['inconclusive', 'judge'],
    ['grader-error', 'judge'],
    ['pending', 'judge'],
  ])('is judged again only where something is not known, points or no points: %s', async (status, kind) => {
    const shown = check({ id: 'law', status, points: 0, maxPoints: 0 });
    expect(await plannedAfter([check({ id: 'sum' }), shown])).toBe(kind);
  });
});
