import type { AnyNode, BinaryExpression, Expression, SpreadElement } from 'acorn';
import { calledName } from './tree.ts';

/** One change of one node. */
export interface Found {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export type Operator = (code: string, node: AnyNode) => readonly Found[];

const ARITHMETIC = new Map([
  ['+', ['-']],
  ['-', ['+']],
  ['*', ['/']],
  ['/', ['*']],
  ['**', ['*']],
  ['%', ['/']],
]);
const COMPARISON = new Map([
  ['<', ['<=', '>']],
  ['<=', ['<', '>=']],
  ['>', ['>=', '<']],
  ['>=', ['>', '<=']],
  ['===', ['!==']],
  ['!==', ['===']],
  ['==', ['!=']],
  ['!=', ['==']],
]);
const AUGMENTED = new Map([
  ['+=', ['-=', '=']],
  ['-=', ['+=', '=']],
  ['*=', ['/=', '=']],
  ['/=', ['*=', '=']],
  ['**=', ['*=', '=']],
]);
const LOGICAL = new Map([
  ['&&', ['||']],
  ['||', ['&&']],
]);
const ORDERED = new Set(['-', '/', '**', '%']);

/** Functions of one argument that are taken away around it. */
const WRAPPERS = new Set([
  'abs',
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'round',
  'floor',
  'ceil',
  'sign',
  'Number',
]);
/** Functions to which the order of their arguments is all the same. */
const SYMMETRIC = new Set(['max', 'min', 'hypot', 'is']);

const arithmetic: Operator = (code, node) =>
  node.type === 'BinaryExpression' && !isText(node)
    ? inGap(code, 'arithmetic', node.left, node.right, node.operator, ARITHMETIC)
    : [];

const comparison: Operator = (code, node) =>
  node.type === 'BinaryExpression' ? inGap(code, 'comparison', node.left, node.right, node.operator, COMPARISON) : [];

const augmented: Operator = (code, node) =>
  node.type === 'AssignmentExpression'
    ? inGap(code, 'arithmetic', node.left, node.right, node.operator, AUGMENTED)
    : [];

const counted: Operator = (_, node) => {
  if (node.type !== 'UpdateExpression') return [];
  const start = node.prefix ? node.start : node.end - 2;
  return [{ operator: 'arithmetic', start, end: start + 2, replacement: node.operator === '++' ? '--' : '++' }];
};

const constant: Operator = (code, node) => {
  if (node.type !== 'Literal') return [];
  const { start, end, value } = node;
  if (typeof value === 'boolean') return [{ operator: 'constant', start, end, replacement: String(!value) }];
  if (typeof value !== 'number') return [];
  const other = Number.isInteger(value) ? value + 1 : 2 * value;
  const changed: Found = { operator: 'constant', start, end, replacement: String(other) };
  return value === 0
    ? [changed]
    : [changed, { operator: 'sign', start, end, replacement: `(-${code.slice(start, end)})` }];
};

const condition: Operator = (code, node) => {
  if (node.type === 'LogicalExpression') return inGap(code, 'condition', node.left, node.right, node.operator, LOGICAL);
  if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression' && node.type !== 'WhileStatement') return [];
  const { start, end } = node.test;
  return [{ operator: 'condition', start, end, replacement: `!(${code.slice(start, end)})` }];
};

const unary: Operator = (_, node) =>
  node.type === 'UnaryExpression' && (node.operator === '-' || node.operator === '!')
    ? [{ operator: 'sign', start: node.start, end: node.start + 1, replacement: '' }]
    : [];

const swapped: Operator = (code, node) => {
  if (node.type === 'BinaryExpression' && ORDERED.has(node.operator)) return [exchange(code, node)];
  return node.type === 'CallExpression' && !SYMMETRIC.has(calledName(node.callee) ?? '')
    ? pairs(code, 'arguments swapped', node.arguments.slice(0, 3))
    : [];
};

const returned: Operator = (code, node) => {
  const value =
    node.type === 'ReturnStatement' ? node.argument : node.type === 'ArrowFunctionExpression' ? node.body : null;
  return value?.type === 'ArrayExpression' ? pairs(code, 'results swapped', value.elements) : [];
};

const unwrapped: Operator = (code, node) => {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1 || !WRAPPERS.has(calledName(node.callee) ?? ''))
    return [];
  const [argument] = node.arguments;
  if (argument === undefined || argument.type === 'SpreadElement') return [];
  return [
    {
      operator: 'call dropped',
      start: node.start,
      end: argument.start,
      replacement: `(${linesIn(code, node.start, argument.start)}`,
    },
  ];
};

/** In the order in which they are told. */
export const operators: readonly Operator[] = [
  arithmetic,
  comparison,
  augmented,
  counted,
  constant,
  condition,
  unary,
  swapped,
  returned,
  unwrapped,
];

function exchange(code: string, { start, end, left, right, operator }: BinaryExpression): Found {
  const one = code.slice(left.start, left.end);
  const other = code.slice(right.start, right.end);
  const gap = linesIn(code, left.end, right.start);
  return { operator: 'operands swapped', start, end, replacement: `(${other}${gap}) ${operator} (${one})` };
}

function pairs(code: string, operator: string, nodes: readonly (Expression | SpreadElement | null)[]): Found[] {
  return nodes.flatMap((one, index) => {
    const other = nodes[index + 1];
    if (!one || !other || one.type === 'SpreadElement' || other.type === 'SpreadElement') return [];
    const [first, second] = [code.slice(one.start, one.end), code.slice(other.start, other.end)];
    if (first === second) return [];
    const replacement = `${second}${code.slice(one.end, other.start)}${first}`;
    return [{ operator, start: one.start, end: other.end, replacement }];
  });
}

function inGap(
  code: string,
  operator: string,
  left: AnyNode,
  right: AnyNode,
  sign: string,
  changes: ReadonlyMap<string, readonly string[]>,
): Found[] {
  const replacements = changes.get(sign) ?? [];
  // A comment between may hold the sign too: blanked out, places stay.
  const gap = code.slice(left.end, right.start).replace(/\/\*[^]*?\*\/|\/\/.*/g, (text) => ' '.repeat(text.length));
  const start = left.end + gap.indexOf(sign);
  return replacements.map((replacement) => ({ operator, start, end: start + sign.length, replacement }));
}

/** As many new lines as there are between two places. */
function linesIn(code: string, start: number, end: number): string {
  return code.slice(start, end).replace(/[^\n]/g, '');
}

function isText({ left, right }: BinaryExpression): boolean {
  return [left, right].some(
    (one) => one.type === 'TemplateLiteral' || (one.type === 'Literal' && typeof one.value === 'string'),
  );
}
