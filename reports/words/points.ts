import type { CheckResult, Report } from '../../grader/model/report.ts';

/** At most two decimals, none when there are none. Only for reading: data keeps the number as it is. */
export function pointsText(points: number): string {
  return String(Number(points.toFixed(2)));
}

/** "3 of 4 points", "not known, of 4 points", or "shown, not scored". */
export function checkPointsText(check: Pick<CheckResult, 'points' | 'maxPoints'>): string {
  if (check.maxPoints === 0) return 'shown, not scored';
  const most = `of ${pointsText(check.maxPoints)} ${check.maxPoints === 1 ? 'point' : 'points'}`;
  return check.points === null ? `not known, ${most}` : `${pointsText(check.points)} ${most}`;
}

/** The total in a few words. Only a run of all checks gives a grade. */
export function totalText(scope: Report['scope'], total: Report['total']): string {
  switch (scope) {
    case 'public':
      return 'checks run: public only, no grade';
    case 'selected':
      return 'checks run: selected only, no grade';
    case 'all':
      return total.points === null ? 'not known yet' : `${pointsText(total.points)} of ${pointsText(total.maxPoints)}`;
  }
}

/** Points that a failed check lost; null when its points are not known. */
export function pointsLost(check: Pick<CheckResult, 'points' | 'maxPoints'>): number | null {
  return check.points === null ? null : check.maxPoints - check.points;
}
