import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { relativeLink } from '../escape/html.ts';
import { counted } from '../words/counts.ts';
import { pointsText, totalText } from '../words/points.ts';
import { isUndecided } from '../words/status-words.ts';
import { namedMistakes, type NamedMistakeView } from './named-mistakes.ts';
import { rateGroups, type RateGroup, type StudentLink } from './rate-groups.ts';
import { standingOf, type Standing } from '../words/standing.ts';
import { histogram, type HistogramView } from './histogram.ts';
import { statusStrip, type StatusStrip } from './status-strip.ts';

/** The class page as the template writes it. */
export interface ClassView {
  readonly assignment: string;
  readonly scope: string | null;
  readonly students: string;
  readonly seed: number;
  readonly sha256: string;
  readonly histogram: HistogramView | null;
  readonly spread: string | null;
  readonly withoutTotal: string | null;
  /** What was recognised, the commonest first. */
  readonly named: readonly NamedMistakeView[];
  /** Whether students do not see the names. */
  readonly isForStaff: boolean;
  /** By target, the hardest first: the fewest of its decided checks passed. */
  readonly rates: readonly RateGroup[];
  /** Who needs somebody, and why: those of whom nothing is known, then those on whom a person decides. */
  readonly attention: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly (StudentLink & { readonly reasons: readonly string[] })[];
  }[];
  readonly rows: readonly (StudentLink & {
    readonly points: string;
    readonly pointsOrder: number;
    readonly passed: number;
    readonly failed: number;
    readonly blocked: number;
    readonly undecided: number;
    /** Whether somebody has to look, in a word or two; empty where nobody need to. */
    readonly person: string;
    readonly strip: StatusStrip;
  })[];
}

const ATTENTION = [
  { standing: 'not-graded', id: 'not-graded', title: 'Not graded' },
  { standing: 'in-part', id: 'attention', title: 'Who needs a person' },
] as const satisfies readonly { readonly standing: Standing; readonly id: string; readonly title: string }[];

const PERSON: Readonly<Record<Standing, string>> = { graded: '', 'in-part': 'needed', 'not-graded': 'not graded' };

export function classView(summary: ClassSummary, studentPage: string): ClassView {
  const link = (row: ClassRow): StudentLink => ({
    student: row.student,
    // Who could not be graded has no page.
    href: row.checks.length === 0 ? null : relativeLink(row.folder, studentPage),
  });
  const named = namedMistakes(summary, link);
  const hasGrades = summary.scope === 'all';
  const totals = summary.rows.flatMap(({ total }) => (hasGrades && total.points !== null ? [total.points] : []));
  const without = summary.rows.length - totals.length;
  return {
    assignment: summary.assignment.title,
    scope: hasGrades ? null : `Checks run: ${summary.scope} only. There are no grades.`,
    students: counted(summary.rows.length, 'student'),
    seed: summary.seed,
    sha256: summary.assignment.sha256,
    histogram: histogram(totals, summary.maxPoints),
    spread: spreadText(totals, summary.maxPoints),
    withoutTotal: hasGrades && without > 0 ? `${counted(without, 'student')} without a total yet.` : null,
    named: named.mistakes,
    isForStaff: summary.assignment.mistakesShownTo === 'staff',
    rates: rateGroups(summary, link, named.anchors),
    attention: ATTENTION.map(({ standing, ...section }) => ({
      ...section,
      rows: summary.rows
        .filter((row) => standingOf(row) === standing)
        .map((row) => ({ ...link(row), reasons: row.attention })),
    })).filter(({ rows }) => rows.length > 0),
    rows: summary.rows.map((row) => ({
      ...link(row),
      points: hasGrades ? totalText('all', row.total) : 'no grade',
      pointsOrder: hasGrades ? (row.total.points ?? -1) : -1,
      passed: row.checks.filter(({ status }) => status === 'passed').length,
      failed: row.checks.filter(({ status }) => status === 'failed').length,
      blocked: row.checks.filter(({ status }) => status === 'blocked').length,
      undecided: row.checks.filter(({ status }) => isUndecided(status)).length,
      person: PERSON[standingOf(row)],
      strip: statusStrip(row, summary.checks),
    })),
  };
}

/** "Middle 44, lowest 12, highest 60 of 60." The middle of an even count is the lower of the two. */
function spreadText(totals: readonly number[], maxPoints: number): string | null {
  const sorted = totals.toSorted((a, b) => a - b);
  const [lowest] = sorted;
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const highest = sorted.at(-1);
  if (lowest === undefined || middle === undefined || highest === undefined) return null;
  const [a, b, c] = [pointsText(lowest), pointsText(middle), pointsText(highest)];
  return `Median ${b}, lowest ${a}, highest ${c}, of ${pointsText(maxPoints)} points.`;
}
