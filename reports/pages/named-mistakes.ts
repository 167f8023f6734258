import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { counted } from '../words/counts.ts';
import { mistakesByName } from '../words/mistakes-by-name.ts';
import type { StudentLink } from './rate-groups.ts';

/** A mistake by name, as the class page's template writes it. */
export interface NamedMistakeView {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
  readonly teacher: string;
  readonly count: string;
  /** Titles of the checks that it failed. */
  readonly checks: readonly string[];
  readonly students: readonly StudentLink[];
  /** The rest of them, where there are many. */
  readonly more: readonly StudentLink[];
  readonly moreCount: number;
}

export interface NamedMistakes {
  readonly mistakes: readonly NamedMistakeView[];
  /** Where each stands on the page, by its key. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** More names than this are not read at a glance; then so many are shown, and the rest on demand. */
const MOST_SHOWN = 30;
const AT_A_GLANCE = 25;

export function namedMistakes(summary: ClassSummary, link: (row: ClassRow) => StudentLink): NamedMistakes {
  const found = mistakesByName(summary);
  const byKey = new Map(found.map(({ key }, index) => [key, `mistake-${index + 1}`]));
  const mistakes = found.map(({ key, mistake, checks, rows }) => {
    const shown = rows.length > MOST_SHOWN ? AT_A_GLANCE : rows.length;
    return {
      anchor: byKey.get(key) ?? '',
      id: mistake.id,
      name: mistake.name,
      teacher: mistake.teacher,
      count: counted(rows.length, 'student'),
      checks: checks.map(({ title }) => title),
      students: rows.slice(0, shown).map(link),
      more: rows.slice(shown).map(link),
      moreCount: rows.length - shown,
    };
  });
  return { mistakes, anchors: byKey };
}
