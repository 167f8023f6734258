import type { AnyNode } from 'acorn';
import { partsOf } from '../../mutants/script/tree.ts';

/** What a node becomes: its text, made of the texts of its parts; null leaves it as it is, but for its parts. */
export type Change = (node: AnyNode, render: (part: AnyNode) => string, code: string) => string | null;

/** The text of a node, with all nodes changed that are to be changed, from within. */
export function render(code: string, node: AnyNode, change: Change): string {
  const changed = change(node, (part) => render(code, part, change), code);
  if (changed !== null) return changed;
  const parts = partsOf(node).toSorted((one, other) => one.start - other.start);
  let text = '';
  let at = node.start;
  for (const part of parts) {
    // `{ x }` has the same name twice, as key and as value.
    if (part.start < at) continue;
    text += code.slice(at, part.start) + render(code, part, change);
    at = part.end;
  }
  return text + code.slice(at, node.end);
}
