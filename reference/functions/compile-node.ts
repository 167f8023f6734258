import type { MathNode } from 'mathjs';
import { isConstant, isFunction, isOperator, isParenthesis, isSymbol } from '../numeric/mathjs-nodes.ts';
import type { ScalarFunction } from '../numeric/gradient.ts';
import { entry } from '../numeric/vector.ts';

/** A number that is known already, or a function of the point. */
type Compiled =
  { readonly kind: 'constant'; readonly value: number } | { readonly kind: 'variable'; readonly at: ScalarFunction };

type Unary = (a: number) => number;
type Binary = (a: number, b: number) => number;

const CONSTANTS = new Map<string, number>([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const FUNCTIONS = new Map<string, Unary>([
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['exp', Math.exp],
  ['sqrt', Math.sqrt],
  ['abs', Math.abs],
]);

const BINARIES = new Map<string, Binary>([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', (a, b) => a ** b],
]);

const NEUTRAL = new Map<string, number>([
  ['add', 0],
  ['subtract', 0],
  ['multiply', 1],
  ['divide', 1],
]);

/** Highest power that is computed by multiplication. */
const LARGEST_PRODUCT = 8;

/**
 * Turns a mathjs tree into a plain function of the point. `variables[k]` is entry k of the point.
 *
 * Knows + - * / ^, unary minus, sin, cos, exp, sqrt, abs, pi and e. Numbers are folded, and whole powers up to 8 are
 * products from the left (x^3 is x*x*x), so that the derivative's `2 * 1 * x ^ (2 - 1)` is computed as 2 * x. IEEE 754
 * throughout: the square root of a negative number and 0/0 are NaN. Throws a RangeError for anything else in the tree.
 */
export function compileNode(node: MathNode, variables: readonly string[]): ScalarFunction {
  const compiled = compile(node, variables);
  return asFunction(compiled);
}

function compile(node: MathNode, variables: readonly string[]): Compiled {
  if (isParenthesis(node)) return compile(node.content, variables);
  if (isConstant(node)) return { kind: 'constant', value: node.value };
  if (isSymbol(node)) return compileSymbol(node.name, variables);
  if (isOperator(node) || isFunction(node)) {
    const name = typeof node.fn === 'string' ? node.fn : node.fn.name;
    return compileCall(
      name,
      node.args.map((argument) => compile(argument, variables)),
    );
  }
  throw new RangeError(`An expression may not contain a ${node.type}: ${node.toString()}`);
}

function compileSymbol(name: string, variables: readonly string[]): Compiled {
  const index = variables.indexOf(name);
  if (index >= 0) return { kind: 'variable', at: (theta) => entry(theta, index) };
  const value = CONSTANTS.get(name);
  if (value === undefined)
    throw new RangeError(`Unknown name in an expression: ${name}. Known: ${variables.join(', ')}.`);
  return { kind: 'constant', value };
}

function compileCall(name: string, parts: readonly Compiled[]): Compiled {
  const [left, right] = parts;
  if (left !== undefined && right === undefined) {
    if (name === 'unaryMinus') return unary((a) => -a, left);
    const operation = FUNCTIONS.get(name);
    if (operation !== undefined) return unary(operation, left);
  }
  const operation = BINARIES.get(name);
  if (operation === undefined || left === undefined || right === undefined || parts.length > 2) {
    throw new RangeError(`Unknown operation in an expression: ${name} of ${parts.length}.`);
  }
  if (name === 'pow' && isSmallPower(right)) return unary((a) => product(a, right.value), left);
  if (isNeutral(name, right)) return left;
  if ((name === 'add' || name === 'multiply') && isNeutral(name, left)) return right;
  return binary(operation, left, right);
}

function unary(operation: Unary, part: Compiled): Compiled {
  if (part.kind === 'constant') return { kind: 'constant', value: operation(part.value) };
  const { at } = part;
  return { kind: 'variable', at: (theta) => operation(at(theta)) };
}

function binary(operation: Binary, left: Compiled, right: Compiled): Compiled {
  if (left.kind === 'constant' && right.kind === 'constant') {
    return { kind: 'constant', value: operation(left.value, right.value) };
  }
  const [a, b] = [asFunction(left), asFunction(right)];
  return { kind: 'variable', at: (theta) => operation(a(theta), b(theta)) };
}

function asFunction(compiled: Compiled): ScalarFunction {
  switch (compiled.kind) {
    case 'constant':
      return () => compiled.value;
    case 'variable':
      return compiled.at;
  }
}

/** Whether the operation leaves its other operand as it is: a + 0, a - 0, a * 1, a / 1. */
const isNeutral = (name: string, part: Compiled): boolean =>
  part.kind === 'constant' && part.value === NEUTRAL.get(name);

const isSmallPower = (part: Compiled): part is { kind: 'constant'; value: number } =>
  part.kind === 'constant' && Number.isInteger(part.value) && part.value >= 1 && part.value <= LARGEST_PRODUCT;

function product(base: number, power: number): number {
  let result = base;
  for (let factors = 1; factors < power; factors++) result *= base;
  return result;
}
