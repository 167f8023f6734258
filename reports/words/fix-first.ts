import type { CheckResult } from '../../grader/model/report.ts';
import { pointsLost } from './points.ts';

/** Failed checks, the most points lost first; those whose loss is not known come last. Ties keep their order. */
export function fixFirst(checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks
    .filter((check) => check.status === 'failed')
    .map((check) => ({ check, lost: pointsLost(check) }))
    .toSorted((a, b) => (b.lost ?? -1) - (a.lost ?? -1))
    .map(({ check }) => check);
}

/** Checks that could not be run because of this one. */
export function heldUpBy(check: CheckResult, checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks.filter((other) => other.blockedBy === check.id);
}
