import type { AnyNode, Pattern, Program } from 'acorn';
import type { TopStatement } from '../change.ts';
import { calledName, partsOf, rootOf, within } from './tree.ts';

/** Methods that change the object that they are called on. */
const CHANGING = new Set(['push', 'unshift', 'pop', 'shift', 'splice', 'sort', 'reverse', 'fill', 'set', 'add']);

/** What the statements at the top of a module define, change and use. */
export function outlineOf({ body }: Program): readonly TopStatement[] {
  return body.map((node) => ({
    first: node.loc?.start.line ?? 0,
    last: node.loc?.end.line ?? 0,
    binds: [...new Set(bindsOf(node))],
    uses: [...usesOf(node)],
  }));
}

/** The names that a statement takes from around it: parameters and what a function declares itself are its own. */
function usesOf(node: AnyNode): ReadonlySet<string> {
  if (node.type === 'Identifier') return new Set([node.name]);
  const used = new Set(partsOf(node).flatMap((part) => [...usesOf(part)]));
  const isFunction = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
  return isFunction ? new Set([...used].filter((name) => !declaredIn(node).has(name))) : used;
}

function declaredIn(node: AnyNode): ReadonlySet<string> {
  const parameters = 'params' in node ? node.params.flatMap(namesIn) : [];
  const variables = within(node).flatMap((one) => (one.type === 'VariableDeclarator' ? namesIn(one.id) : []));
  return new Set([...parameters, ...variables]);
}

function bindsOf(node: AnyNode): readonly string[] {
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration')
    return node.declaration ? bindsOf(node.declaration) : [];
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => namesIn(id));
  return within(node).flatMap(changedBy);
}

function changedBy(node: AnyNode): readonly string[] {
  if (node.type === 'AssignmentExpression') return rootsOf(node.left);
  if (node.type === 'UpdateExpression') return rootsOf(node.argument);
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => namesIn(id));
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  return CHANGING.has(calledName(node.callee) ?? '') ? rootsOf(node.callee.object) : [];
}

function rootsOf(node: AnyNode): readonly string[] {
  const root = rootOf(node);
  return root === null ? within(node).flatMap((one) => (one.type === 'Identifier' ? [one.name] : [])) : [root];
}

function namesIn(pattern: Pattern): readonly string[] {
  return within(pattern).flatMap((one) => (one.type === 'Identifier' ? [one.name] : []));
}
