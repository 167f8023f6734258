import { isNotGraded } from '../../reports/words/standing.ts';
import type { Report } from '../model/report.ts';

/** A result in a few words, e.g. `52 of 60 points`. */
export function toldResult({ total, checks }: Pick<Report, 'total' | 'checks'>): string {
  if (total.points !== null) return `${total.points} of ${total.maxPoints} points`;
  return isNotGraded(checks) ? 'not graded' : `for a person to decide (${total.undecided.length} checks not known)`;
}
