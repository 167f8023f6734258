import type { Report } from '../model/report.ts';
import { isVerdict } from '../scoring/score.ts';

/** Whether every check of a report came to a verdict. */
export function isKnown({ checks }: Pick<Report, 'checks'>): boolean {
  return checks.every(({ status }) => isVerdict(status));
}
