import { parse } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { compileNode } from '../../../../reference/functions/compile-node.ts';

const evaluate = (expression: string, ...theta: readonly number[]): number =>
  compileNode(parse(expression), ['x', 'y'])(theta);

describe('compileNode', () => {
  it.each([
    ['x + y', [1.5, 2], 3.5],
    ['x - y - 1', [5, 2], 2],
    ['x / y / 2', [12, 3], 2],
    ['-x^2', [3], -9],
    ['(-x)^2', [3], 9],
    ['2^x^y', [3, 2], 512],
    ['x^-1', [4], 0.25],
    ['x^0.5', [9], 3],
    ['sqrt(x) + abs(y)', [16, -3], 7],
    ['sin(x)', [0.5], Math.sin(0.5)],
    ['cos(2*pi*x)', [0.3], Math.cos(2 * Math.PI * 0.3)],
    ['exp(x) + e', [0], 1 + Math.E],
    ['x + 0 - 0 + y * 1 / 1', [2, 3], 5],
    ['0 - x', [2], -2],
    ['1 / x', [4], 0.25],
    ['3 * 4 - 2', [], 10],
    ['-(2)', [], -2],
    ['sqrt(2)', [], Math.SQRT2],
  ])('computes %s at %j', (expression, theta, expected) => {
    expect(evaluate(expression, ...theta)).toBe(expected);
  });

  it('computes small whole powers as products from the left', () => {
    // A number whose powers round differently.
    const x = 1.2;
    expect(evaluate('x^2', x)).toBe(x * x);
    expect(evaluate('x^3', x)).toBe(x * x * x);
    expect(evaluate('x^8', x)).toBe(x * x * x * x * x * x * x * x);
    expect(x * x * x).not.toBe(x ** 3);
    expect(x * x * x * x * x * x * x * x).not.toBe(x ** 8);
    expect(evaluate('x^9', x)).toBe(x ** 9);
  });

  it('leaves an operand as it is where nothing is added to it, the sign of zero included', () => {
    expect(evaluate('x + 0', -0)).toBe(-0);
    expect(evaluate('0 + x', -0)).toBe(-0);
    expect(evaluate('x + 1', -1)).toBe(0);
  });

  it('answers NaN where a number is not defined', () => {
    expect(evaluate('sqrt(x)', -1)).toBeNaN();
    expect(evaluate('x / y', 0, 0)).toBeNaN();
  });

  it.each([
    ['z', 'Unknown name in an expression: z'],
    ['tan(x)', 'Unknown operation in an expression: tan'],
    ['x!', 'Unknown operation in an expression: factorial'],
    ['x > y', 'Unknown operation in an expression: larger'],
    ['[x, y]', 'may not contain a ArrayNode'],
    ['sin()', 'Unknown operation in an expression: sin of 0'],
    ['add(x)', 'Unknown operation in an expression: add of 1'],
    ['sin(x, y)', 'Unknown operation in an expression: sin of 2'],
    ['add(x, y, x)', 'Unknown operation in an expression: add of 3'],
  ])('refuses %s', (expression, message) => {
    expect(() => evaluate(expression, 1, 2)).toThrow(message);
  });

  it('refuses a point with too few coordinates', () => {
    expect(() => evaluate('x + y', 1)).toThrow(RangeError);
  });
});
