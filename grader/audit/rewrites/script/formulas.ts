import type { AnyNode } from 'acorn';
import { calledName, within } from '../../mutants/script/tree.ts';
import type { Change } from './render.ts';

/** Other but equal formulas, by id. */
export const formulas: Readonly<Record<string, Change>> = {
  'squares-as-products': binary('**', (left, right, node) =>
    isPure(node.left) && isNumber(node.right, 2) ? `((${left}) * (${left}))` : null,
  ),
  'products-in-other-order': binary('*', (left, right) => `((${right}) * (${left}))`),
  'sums-in-other-order': binary('+', (left, right, node) => (isSum(node) ? `((${right}) + (${left}))` : null)),
  'differences-as-sums': binary('-', (left, right) => `((${left}) + -(${right}))`),
  'sums-as-differences': binary('+', (left, right, node) => (isSum(node) ? `((${left}) - -(${right}))` : null)),
  'quotients-as-products': binary('/', (left, right) => `((${left}) * (1 / (${right})))`),
  'products-distributed': (node, render) => {
    if (node.type !== 'BinaryExpression' || node.operator !== '*' || !isPure(node.left)) return null;
    const inner = node.right;
    if (inner.type !== 'BinaryExpression' || (inner.operator !== '+' && inner.operator !== '-')) return null;
    const left = render(node.left);
    return `((${left}) * (${render(inner.left)}) ${inner.operator} (${left}) * (${render(inner.right)}))`;
  },
  'math-pow': binary('**', (left, right) => `Math.pow(${left}, ${right})`),
  'roots-as-powers': (node, render) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
    const [argument] = node.arguments;
    if (argument === undefined || argument.type === 'SpreadElement') return null;
    const name = calledName(node.callee);
    if (name === 'sqrt') return `((${render(argument)}) ** 0.5)`;
    return name === 'exp' ? `(Math.E ** (${render(argument)}))` : null;
  },
  'sums-reversed': (node, render) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
    if (calledName(node.callee) !== 'reduce' || node.arguments.length !== 2) return null;
    const [add] = node.arguments;
    // With an index it makes a difference from where it is counted.
    if (add?.type !== 'ArrowFunctionExpression' || add.params.length !== 2) return null;
    return `${render(node.callee.object)}.reduceRight(${node.arguments.map(render).join(', ')})`;
  },
};

type Binary = Extract<AnyNode, { type: 'BinaryExpression' }>;

function binary(sign: string, change: (left: string, right: string, node: Binary) => string | null): Change {
  return (node, render) =>
    node.type === 'BinaryExpression' && node.operator === sign
      ? change(render(node.left), render(node.right), node)
      : null;
}

/** Whether it is a sum of numbers for sure: a text may be put together with the same sign. */
function isSum(node: AnyNode): boolean {
  if (node.type === 'UnaryExpression') return isSum(node.argument);
  if (node.type === 'Literal') return typeof node.value === 'number';
  if (node.type !== 'BinaryExpression') return false;
  if (node.operator === '+') return isSum(node.left) || isSum(node.right);
  return ['-', '*', '/', '**'].includes(node.operator);
}

/** Whether it may be computed twice. */
function isPure(node: AnyNode): boolean {
  return !within(node).some(({ type }) =>
    ['CallExpression', 'NewExpression', 'AssignmentExpression', 'UpdateExpression', 'AwaitExpression'].includes(type),
  );
}

function isNumber(node: AnyNode, value: number): boolean {
  return node.type === 'Literal' && node.value === value;
}
