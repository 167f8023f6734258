import type { Report } from '../model/report.ts';
import type { ClassRow } from '../model/class-summary.ts';

/** A result in a few words, e.g. `52 of 60 points`. */
export function toldResult({ total }: Pick<Report, 'total'> | Pick<ClassRow, 'total'>): string {
  return total.points === null
    ? `needs a person (${total.undecided.length} checks not known)`
    : `${total.points} of ${total.maxPoints} points`;
}
