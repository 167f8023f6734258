import type { CheckResult, Report } from '../model/report.ts';

/** What a check came to, before points. */
export type Status = CheckResult['status'];

/** Whether a check came to a verdict: passed, failed, or blocked by one that failed. Its points do not tell: where there are none, none is open. */
export function isVerdict(status: Status): boolean {
  switch (status) {
    case 'passed':
    case 'failed':
    case 'blocked':
      return true;
    case 'inconclusive':
    case 'grader-error':
    case 'pending':
      return false;
  }
}

/** The points of one check. Whatever is not a verdict never becomes points: it is null until a person decides. */
export function pointsFor(status: Status, maxPoints: number): number | null {
  switch (status) {
    case 'passed':
      return maxPoints;
    case 'failed':
    // What it builds on failed, and that is a verdict: there is nothing here to earn.
    case 'blocked':
      return 0;
    case 'inconclusive':
    case 'grader-error':
    case 'pending':
      // A check that is only shown leaves nothing to decide.
      return maxPoints === 0 ? 0 : null;
  }
}

interface FollowThrough {
  readonly paidBy: string;
  readonly shownBy: string;
}

/** Whether a failure is forgiven: the mistake is paid for at `paidBy`, and `shownBy` shows that this part is right. */
export type Forgiveness = 'forgiven' | 'stands' | 'not-known';

/** Where either is not known, whether it is forgiven may not be known either. */
export function forgivenessOf(
  followThrough: FollowThrough | undefined,
  statusOf: (id: string) => Status | undefined,
): Forgiveness {
  if (followThrough === undefined) return 'stands';
  const paid = holds(statusOf(followThrough.paidBy), 'failed');
  const shown = holds(statusOf(followThrough.shownBy), 'passed');
  if (paid === true && shown === true) return 'forgiven';
  return paid === false || shown === false ? 'stands' : 'not-known';
}

/** null: it is not known. */
function holds(status: Status | undefined, wanted: 'failed' | 'passed'): boolean | null {
  return status !== undefined && !isVerdict(status) ? null : status === wanted;
}

/** The sum, or none while any score is not known. */
export function totalOf(checks: readonly Pick<CheckResult, 'id' | 'points' | 'maxPoints'>[]): Report['total'] {
  const undecided = checks.filter(({ points }) => points === null).map(({ id }) => id);
  const earned = exactSum(checks.flatMap(({ points }) => points ?? []));
  return {
    points: undecided.length > 0 ? null : earned,
    maxPoints: exactSum(checks.map(({ maxPoints }) => maxPoints)),
    earned,
    undecided,
  };
}

/** Points have at most a few decimals: 0.1 + 0.2 is 0.3 for a teacher. */
function exactSum(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toFixed(6));
}
