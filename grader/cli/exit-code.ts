import type { ClassRow } from '../model/class-summary.ts';

/** What a run that came to its end answers: 0 all graded, 1 something needs a person (with `ci`: or a check failed). */
export function exitCodeOf(rows: readonly ClassRow[], { ci }: { readonly ci: boolean }): 0 | 1 {
  const needsPerson = rows.some(({ attention, total }) => attention.length > 0 || total.points === null);
  const failed = rows.some(({ checks }) => checks.some(({ status }) => status === 'failed' || status === 'blocked'));
  return needsPerson || (ci && failed) ? 1 : 0;
}
