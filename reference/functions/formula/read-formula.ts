import type { FunctionNode, MathNode } from 'mathjs';
import { isConstant, isFunction, isOperator, isParenthesis, isSymbol } from '../../numeric/mathjs-nodes.ts';
import { bracketed, numberTerm, product, times } from './formula.ts';
import type { Base, CallName, Sum, Term } from './formula.ts';

/** Reads a tree of mathjs as it is written: brackets stay. Throws a RangeError for what the test functions do not have. */
export function readFormula(node: MathNode): Sum {
  const sum = readSum(node);
  const [only, another] = sum;
  const [factor, second] = only?.factors ?? [];
  // A number times one pair of brackets is the sum in them.
  return only !== undefined && another === undefined && second === undefined && factor?.base.kind === 'group'
    ? factor.power === 1
      ? factor.base.sum.map((term) => times(term, only.number))
      : sum
    : sum;
}

function readSum(node: MathNode): Sum {
  if (isParenthesis(node)) return readSum(node.content);
  if (isOperator(node)) {
    const [left, right] = node.args;
    if (left !== undefined && node.fn === 'unaryMinus') return negated(readSum(left));
    if (left !== undefined && right !== undefined && node.fn === 'add') return [...readSum(left), ...readSum(right)];
    if (left !== undefined && right !== undefined && node.fn === 'subtract')
      return [...readSum(left), ...negated(readSum(right))];
  }
  return [readTerm(node)];
}

function negated(sum: Sum): Sum {
  return sum.map((term) => times(term, -1));
}

function readTerm(node: MathNode): Term {
  if (isConstant(node)) return numberTerm(node.value);
  if (isSymbol(node)) return factor(symbol(node.name));
  if (isParenthesis(node)) return bracketed(readSum(node.content));
  if (isFunction(node)) return readCall(node);
  if (isOperator(node)) {
    const [left, right] = node.args;
    if (left !== undefined && right !== undefined) {
      if (node.fn === 'multiply') return product(readTerm(left), readTerm(right));
      if (node.fn === 'divide') return product(readTerm(left), power(readTerm(right), -1));
      if (node.fn === 'pow' && isConstant(right)) return power(readTerm(left), right.value);
    }
    return bracketed(readSum(node));
  }
  throw new RangeError(`A formula may not contain a ${node.type}: ${node.toString()}`);
}

function readCall(node: FunctionNode): Term {
  const [argument] = node.args;
  const name = node.fn.name;
  if (argument === undefined) throw new RangeError(`${name} has no argument`);
  if (name === 'sqrt') return factor({ kind: 'group', sum: readSum(argument) }, 0.5);
  return factor({ kind: 'call', name: callName(name), argument: readSum(argument) });
}

function callName(name: string): CallName {
  if (name === 'sin' || name === 'cos' || name === 'exp') return name;
  throw new RangeError(`A formula may not contain the function ${name}.`);
}

function symbol(name: string): Base {
  return name === 'pi' || name === 'e' ? { kind: 'constant', name } : { kind: 'variable', name };
}

const factor = (base: Base, exponent = 1): Term => ({ number: 1, factors: [{ base, power: exponent }] });

function power({ number, factors }: Term, exponent: number): Term {
  return {
    number: number ** exponent,
    factors: factors.map((one) => ({ ...one, power: one.power * exponent })),
  };
}
