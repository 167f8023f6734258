import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../../grader/cli/exit-code.ts';
import { rowOf } from '../../../../grader/cli/summary.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

const row = rowOf(hw2Report(), 'ada');
const known = { ...row, total: { ...row.total, points: 1, undecided: [] }, attention: [] };
const [check] = row.checks;
if (check === undefined) throw new TypeError('it has checks');
const passed = { ...known, checks: [{ ...check, status: 'passed' as const }] };
const failed = { ...known, checks: [{ ...check, status: 'failed' as const }] };

describe('the exit code of a run', () => {
  it('is 0 where all is graded, and of failures only where they are asked for', () => {
    expect([exitCodeOf([], { ci: false }), exitCodeOf([passed], { ci: true })]).toEqual([0, 0]);
    expect([exitCodeOf([failed], { ci: false }), exitCodeOf([passed, failed], { ci: true })]).toEqual([0, 1]);
  });

  it('is 1 where a total is open, even if nobody said why', () => {
    expect(exitCodeOf([passed, { ...passed, total: { ...passed.total, points: null } }], { ci: false })).toBe(1);
    expect(exitCodeOf([{ ...passed, attention: ['Not graded yet.'] }, passed], { ci: false })).toBe(1);
  });
});
