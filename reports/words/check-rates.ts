import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { mistakesByName, type NamedMistake } from './mistakes-by-name.ts';
import { isUndecided } from './status-words.ts';

/** How a class did at one check. */
export interface CheckRate {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  readonly maxPoints: number;
  readonly passed: number;
  readonly failed: number;
  readonly blocked: number;
  readonly undecided: number;
  /** Share of those decided who passed; null when nobody is decided. */
  readonly rate: number | null;
  /** What was recognised in failed checks, the commonest first. */
  readonly named: readonly NamedMistake[];
  /** What was found in the other failed checks: the same words are one mistake; the commonest first. */
  readonly mistakes: readonly { readonly message: string; readonly rows: readonly ClassRow[] }[];
}

/** Hardest first; checks that nobody is decided on come last. */
export function checkRates(summary: ClassSummary): readonly CheckRate[] {
  const results = new Map(summary.checks.map(({ id }) => [id, [] as Result[]]));
  for (const row of summary.rows) for (const check of row.checks) results.get(check.id)?.push({ row, check });
  return summary.checks
    .map((check) => {
      const ofCheck = results.get(check.id) ?? [];
      const count = (status: string): number => ofCheck.filter((result) => result.check.status === status).length;
      const [passed, failed, blocked] = [count('passed'), count('failed'), count('blocked')];
      const decided = passed + failed + blocked;
      return {
        ...check,
        passed,
        failed,
        blocked,
        undecided: ofCheck.filter((result) => isUndecided(result.check.status)).length,
        rate: decided === 0 ? null : passed / decided,
        named: mistakesByName({
          checks: [check],
          rows: ofCheck.map((result) => ({ ...result.row, checks: [result.check] })),
        }),
        mistakes: mistakes(ofCheck.filter(({ check: { status, mistakes: known } }) => status === 'failed' && !known)),
      };
    })
    .toSorted((a, b) => (a.rate ?? 2) - (b.rate ?? 2));
}

interface Result {
  readonly row: ClassRow;
  readonly check: ClassRow['checks'][number];
}

function mistakes(failed: readonly Result[]): CheckRate['mistakes'] {
  const byMessage = new Map<string, ClassRow[]>();
  for (const { row, check } of failed) {
    const rows = byMessage.get(check.message) ?? [];
    rows.push(row);
    byMessage.set(check.message, rows);
  }
  return [...byMessage].map(([message, rows]) => ({ message, rows })).toSorted((a, b) => b.rows.length - a.rows.length);
}
