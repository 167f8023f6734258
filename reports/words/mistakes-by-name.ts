import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import type { Mistake } from '../../grader/model/mistake.ts';

/** A recognised mistake, where it was seen and in whose code. */
export interface NamedMistake {
  /** Tells it from every other one: two with the same id may have sentences of their own. */
  readonly key: string;
  readonly mistake: Mistake;
  /** In the assignment's order. */
  readonly checks: ClassSummary['checks'];
  /** Sorted by student, each once. */
  readonly rows: readonly ClassRow[];
}

function mistakeKey({ id, name, teacher }: Mistake): string {
  return JSON.stringify([id, name, teacher]);
}

/** What was recognised in a class, the commonest first; ties by name. */
export function mistakesByName({ checks, rows }: Pick<ClassSummary, 'checks' | 'rows'>): readonly NamedMistake[] {
  const seen = new Map<string, { mistake: Mistake; ids: Set<string>; rows: Set<ClassRow> }>();
  for (const row of rows)
    for (const check of row.checks.filter(({ status }) => status === 'failed'))
      for (const mistake of check.mistakes ?? []) {
        const key = mistakeKey(mistake);
        const known = seen.get(key) ?? { mistake, ids: new Set(), rows: new Set() };
        seen.set(key, known);
        known.ids.add(check.id);
        known.rows.add(row);
      }
  return [...seen]
    .map(([key, { mistake, ids, rows: made }]) => ({
      key,
      mistake,
      checks: checks.filter(({ id }) => ids.has(id)),
      rows: [...made],
    }))
    .toSorted((a, b) => b.rows.length - a.rows.length || (a.mistake.name < b.mistake.name ? -1 : 1));
}

/** "wrong sign (easom)": several parts have mistakes of the same name. Not escaped: the caller escapes it. */
export function nameInPart({ id, name }: Pick<Mistake, 'id' | 'name'>): string {
  return `${name} (${id.split('/')[0] ?? id})`;
}
