import type { CheckResult } from '../../grader/model/report.ts';
import { mistakeNames } from './mistakes.ts';
import { pointsLost } from './points.ts';

/** Failed checks, the most points lost first; those whose loss is not known come last. Ties keep their order. */
export function fixFirst(checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks
    .filter((check) => check.status === 'failed')
    .map((check) => ({ check, lost: pointsLost(check) }))
    .toSorted((a, b) => (b.lost ?? -1) - (a.lost ?? -1))
    .map(({ check }) => check);
}

/** "and 34 more checks, for the same reason", or nothing. */
export function alikeText({ alike }: Cause): string {
  if (alike.length === 0) return '';
  return `and ${alike.length} more ${alike.length === 1 ? 'check' : 'checks'}, for the same reason`;
}

/** What to fix: one cause, and every check that failed with the same recognised mistake, or with the very same words for it. */
export interface Cause {
  /** The check to look at: the first of those that lost most. */
  readonly check: CheckResult;
  /** The others. */
  readonly alike: readonly CheckResult[];
  /** Points that all of them lost; null when that is not known. */
  readonly lost: number | null;
}

/** Failed checks by cause: an empty file is one thing to fix, not as many as there are checks. */
export function causes(checks: readonly CheckResult[]): readonly Cause[] {
  const byReason = new Map<string, [CheckResult, ...CheckResult[]]>();
  for (const check of fixFirst(checks)) {
    const reason = JSON.stringify(check.mistakes?.map(({ id, name }) => [id, name]) ?? check.message);
    const known = byReason.get(reason);
    if (known) known.push(check);
    else byReason.set(reason, [check]);
  }
  return [...byReason.values()].map(([check, ...alike]) => {
    const lost = [check, ...alike].map(pointsLost);
    const isKnown = lost.every((points) => points !== null);
    return { check, alike, lost: isKnown ? lost.reduce((sum, points) => sum + points, 0) : null };
  });
}

/** Name of the recognised mistake; null where none was recognised. */
export function causeName({ check }: Cause): string | null {
  return check.mistakes === undefined ? null : mistakeNames(check.mistakes);
}

/** Checks that could not be run because of this one. */
export function heldUpBy(check: CheckResult, checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks.filter((other) => other.blockedBy === check.id);
}
