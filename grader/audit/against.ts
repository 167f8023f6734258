import type { CheckResult } from '../model/report.ts';

/** Whether a check came to a verdict, and that against the submission: one that is undecided has found nothing. */
export function isAgainst({ status }: Pick<CheckResult, 'status'>): boolean {
  return status === 'failed' || status === 'blocked';
}
