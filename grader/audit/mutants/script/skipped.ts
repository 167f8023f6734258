import type { AnyNode } from 'acorn';
import { rootOf } from './tree.ts';

/** What only tells: `console.log(...)`. */
const TELLING = new Set(['console', 'process', 'performance']);

/** Syntax without anything to compute. */
const STAYS = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'TemplateLiteral', 'ThrowStatement']);

/** Whether a node and all below it stay as they are: imports, texts, prints, guards. */
export function isSkipped(node: AnyNode): boolean {
  if (node.type === 'IfStatement') return !node.alternate && isOnlyThrow(node.consequent);
  if (node.type === 'CallExpression') return TELLING.has(rootOf(node.callee) ?? '') || node.callee.type === 'Super';
  return STAYS.has(node.type);
}

function isOnlyThrow(node: AnyNode): boolean {
  return node.type === 'BlockStatement' ? node.body.every(isOnlyThrow) : node.type === 'ThrowStatement';
}
