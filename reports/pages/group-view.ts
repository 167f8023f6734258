import type { CheckResult } from '../../grader/model/report.ts';
import { countsText } from '../words/counts.ts';
import { pointsText } from '../words/points.ts';
import { checkView, type CheckPlaces, type CheckView } from './check-view.ts';

/** The checks of one target as the template writes them. */
export interface GroupView {
  readonly anchor: string;
  readonly target: string;
  /** "6 of 10 points", "points not known, of 4", or nothing where no check is scored. */
  readonly points: string;
  /** "3 passed, 1 failed". */
  readonly outcome: string;
  readonly checks: readonly CheckView[];
}

export function groupView(
  anchor: string,
  target: string,
  checks: readonly CheckResult[],
  places: CheckPlaces,
): GroupView {
  return {
    anchor,
    target,
    points: groupPoints(checks),
    outcome: countsText(checks),
    checks: checks.map((check) => checkView(check, places)),
  };
}

function groupPoints(checks: readonly CheckResult[]): string {
  const most = checks.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  if (most === 0) return '';
  if (checks.some(({ points }) => points === null)) return `points not known, of ${pointsText(most)}`;
  const earned = checks.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return `${pointsText(earned)} of ${pointsText(most)} ${most === 1 ? 'point' : 'points'}`;
}
