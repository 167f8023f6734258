import { piecesOf } from '../contract/parts.ts';
import type { ResultSpec } from '../model/target.ts';
import type { Part } from './differences.ts';

/** What is compared of results: of a dictionary each entry, of a vector that comes as several arrays each of them. */
export function comparedParts(results: readonly ResultSpec[]): readonly Part[] {
  return results.flatMap((result): readonly Part[] => {
    const { role, names, entries, parts, from } = result;
    const [name = role] = names;
    if (entries !== undefined)
      return Object.entries(entries).map(([own, key]) => ({
        role: own,
        names: [`${name}["${key}"]`],
        ...(from !== undefined && { from }),
      }));
    if (parts === undefined) return [result];
    return piecesOf(parts).map((piece) => ({ role, names: [`${name}[${JSON.stringify(piece.key)}]`], piece }));
  });
}
