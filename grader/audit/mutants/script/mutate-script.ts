import type { AnyNode } from 'acorn';
import type { ReadCode } from '../change.ts';
import { operators, type Found } from './operators.ts';
import { outlineOf } from './outline.ts';
import { isSkipped } from './skipped.ts';
import { partsOf, readScript } from './tree.ts';

/**
 * All changes of a TypeScript or JavaScript module, of its text without types.
 *
 * @throws SyntaxError where the text is no module
 */
export function mutateScript(source: string): ReadCode {
  const { text, tree } = readScript(source);
  const seen = new Set<string>();
  const changes = changesIn(text, tree)
    .filter(({ start, end, replacement }) => {
      const key = `${start} ${end} ${replacement}`;
      const isNew = !seen.has(key) && text.slice(start, end) !== replacement;
      seen.add(key);
      return isNew;
    })
    .map((found) => ({ ...found, line: text.slice(0, found.start).split('\n').length }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  return { text, statements: outlineOf(tree), changes };
}

function changesIn(code: string, node: AnyNode): readonly Found[] {
  if (isSkipped(node)) return [];
  // A value that is used only where the caller gives none says nothing about what is right.
  const parts = node.type === 'AssignmentPattern' ? [] : partsOf(node).filter((part) => !isCounting(node, part));
  return [
    ...operators.flatMap((operator) => operator(code, node)),
    ...dropped(code, node),
    ...parts.flatMap((part) => changesIn(code, part)),
  ];
}

/** How a loop counts: without it a loop never ends, and that is found by the clock, whatever the checks. */
function isCounting(node: AnyNode, part: AnyNode): boolean {
  return node.type === 'ForStatement' && node.update === part;
}

/** A statement that changes what is there already, left out. */
function dropped(code: string, node: AnyNode): readonly Found[] {
  if (node.type !== 'ExpressionStatement' || node.directive !== undefined) return [];
  const { expression, start, end } = node;
  if (!['AssignmentExpression', 'UpdateExpression', 'CallExpression'].includes(expression.type)) return [];
  if (isSkipped(expression)) return [];
  const lines = code.slice(start, end).replace(/[^\n]/g, '');
  return [{ operator: 'statement dropped', start, end, replacement: `;${lines}` }];
}
