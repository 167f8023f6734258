import { expect, it } from 'vitest';
import { isKnown } from '../../../../grader/cli/is-known.ts';
import { isVerdict } from '../../../../grader/scoring/score.ts';
import type { Status } from '../../../../grader/model/report.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';
import { check } from '../../../fixtures/reports/checks.ts';

const shown = (status: Status) => check({ id: 'a', status, points: 0, maxPoints: 0 });

it('takes passed, failed and blocked for verdicts, and nothing else', () => {
  const statuses: readonly Status[] = ['passed', 'failed', 'blocked', 'inconclusive', 'grader-error', 'pending'];
  expect(statuses.filter((status) => isVerdict(status))).toEqual(['passed', 'failed', 'blocked']);
});

it('does not take a report for known while a check is not, though it has no points', () => {
  const passed = check({ id: 'b' });
  expect(isKnown(hw2Report({ checks: [passed, shown('failed'), shown('blocked')] }))).toBe(true);
  for (const status of ['inconclusive', 'grader-error'] as const)
    expect(isKnown(hw2Report({ checks: [passed, shown(status)] }))).toBe(false);
});
