import type { CheckResult, Status } from '../../grader/model/report.ts';
import { statusWords } from './status-words.ts';

const ORDER: readonly Status[] = ['passed', 'failed', 'blocked', 'inconclusive', 'grader-error', 'pending'];

/** How many checks ended each way, leaving out the ways that none did. */
export function statusCounts(
  checks: readonly Pick<CheckResult, 'status'>[],
): readonly { readonly status: Status; readonly count: number }[] {
  return ORDER.map((status) => ({ status, count: checks.filter((check) => check.status === status).length })).filter(
    ({ count }) => count > 0,
  );
}

/** "12 passed, 3 failed, 1 blocked". */
export function countsText(checks: readonly Pick<CheckResult, 'status'>[]): string {
  return statusCounts(checks)
    .map(({ status, count }) => `${count} ${statusWords[status]}`)
    .join(', ');
}

/** "1 student", "2 students". */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
