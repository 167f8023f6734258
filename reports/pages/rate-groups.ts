import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { byTarget } from '../words/by-target.ts';
import { checkRates, type CheckRate } from '../words/check-rates.ts';
import { counted } from '../words/counts.ts';
import { pointsText } from '../words/points.ts';

export interface StudentLink {
  readonly student: string;
  readonly href: string | null;
}

/** How a class did at the checks of one target, as the template writes it. */
export interface RateGroup {
  readonly target: string;
  /** Share of all decided results that passed. */
  readonly percent: string;
  readonly checks: readonly ReturnType<typeof rateView>[];
}

/** Names listed for one mistake; the rest are counted. */
const MOST_NAMES = 25;

/**
 * Checks by target; the hardest target first, and the hardest check first within it. Not decided ones come last.
 *
 * @param anchorOf where on the page each recognised mistake is, by its key
 */
export function rateGroups(
  summary: ClassSummary,
  link: (row: ClassRow) => StudentLink,
  anchorOf: ReadonlyMap<string, string>,
): readonly RateGroup[] {
  return byTarget(checkRates(summary))
    .map(([target, rates]) => ({ target, rates, rate: rateOf(rates) }))
    .toSorted((a, b) => (a.rate ?? 2) - (b.rate ?? 2))
    .map(({ target, rates, rate }) => ({
      target,
      percent: percentText(rate),
      checks: rates.map((one) => rateView(one, link, anchorOf)),
    }));
}

function rateOf(rates: readonly CheckRate[]): number | null {
  const passed = rates.reduce((sum, rate) => sum + rate.passed, 0);
  const decided = rates.reduce((sum, rate) => sum + rate.passed + rate.failed + rate.blocked, 0);
  return decided === 0 ? null : passed / decided;
}

function percentText(rate: number | null): string {
  return rate === null ? 'not known' : `${(rate * 100).toFixed(0)}%`;
}

function rateView(rate: CheckRate, link: (row: ClassRow) => StudentLink, anchorOf: ReadonlyMap<string, string>) {
  const all = Math.max(1, rate.passed + rate.failed + rate.blocked + rate.undecided);
  const width = (count: number): string => ((count / all) * 100).toFixed(1);
  return {
    title: rate.title,
    points: rate.maxPoints === 0 ? 'shown, not scored' : counted(Number(pointsText(rate.maxPoints)), 'point'),
    percent: percentText(rate.rate),
    text: [
      `${rate.passed} passed`,
      `${rate.failed} failed`,
      ...(rate.blocked > 0 ? [`${rate.blocked} blocked`] : []),
      ...(rate.undecided > 0 ? [`${rate.undecided} not known`] : []),
    ].join(', '),
    passedWidth: width(rate.passed),
    failedX: width(rate.passed),
    failedWidth: width(rate.failed + rate.blocked),
    openX: width(all - rate.undecided),
    openWidth: width(rate.undecided),
    hasDetails: rate.mistakes.length + rate.named.length > 0,
    named: rate.named.map(({ key, mistake, rows }) => ({
      name: mistake.name,
      anchor: anchorOf.get(key) ?? '',
      count: counted(rows.length, 'student'),
    })),
    mistakes: rate.mistakes.map(({ message, rows }) => ({
      message,
      count: counted(rows.length, 'student'),
      students: rows.slice(0, MOST_NAMES).map(link),
      more: Math.max(0, rows.length - MOST_NAMES),
    })),
  };
}
