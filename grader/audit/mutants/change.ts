/** A text of which changes were read: one change makes one mutant. */
export interface ReadCode {
  /** What the changes are of; its lines are those of the file. */
  readonly text: string;
  readonly statements: readonly TopStatement[];
  readonly changes: readonly Change[];
}

/** What is no program: there is nothing in it to change. */
export interface Unreadable {
  /** Counted from 1; null where nobody can tell. */
  readonly line: number | null;
  /** After "cannot be read:". */
  readonly why: string;
}

/** One change of a text. */
export interface Change {
  /** What kind of change it is, e.g. `arithmetic`, `statement dropped`. */
  readonly operator: string;
  /** Counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A statement at the top of a module. */
export interface TopStatement {
  readonly first: number;
  readonly last: number;
  /** Names that it sets, or whose objects it changes. */
  readonly binds: readonly string[];
  readonly uses: readonly string[];
}

/** A text with one change, and how to tell of it. */
export interface Mutant {
  readonly line: number;
  readonly operator: string;
  /** The line as it was, and as it is. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

export function mutantOf(text: string, { operator, line, start, end, replacement }: Change): Mutant {
  const changed = text.slice(0, start) + replacement + text.slice(end);
  return { line, operator, before: lineOf(text, line), after: lineOf(changed, line), text: changed };
}

function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}
