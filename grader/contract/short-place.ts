import type { Place } from '../model/outcome.ts';

/** A place in the words that a student knows: `cell 4, line 2`. */
export function shortPlace({ cell, line }: Place): string {
  return cell === undefined ? `line ${line}` : `cell ${cell}, line ${line}`;
}
