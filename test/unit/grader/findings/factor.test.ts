import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorBetween } from '../../../../grader/findings/factor.ts';
import type { Pair } from '../../../../grader/findings/factor.ts';
import { vector } from '../../../../grader/contract/tensor.ts';
import type { Roles } from '../../../../grader/model/roles.ts';

const batch = (rows: number, outputs: number): Roles =>
  new Map([
    ['input', { shape: [rows, 2], data: Array.from({ length: 2 * rows }, () => 1) }],
    ['upstream', { shape: [rows, outputs], data: Array.from({ length: rows * outputs }, () => 1) }],
  ]);
const SIZES = [
  [1, 2],
  [2, 3],
  [3, 1],
  [5, 2],
] as const;
const pairs = (
  factor: (rows: number, outputs: number) => number,
  sizes: readonly (readonly [number, number])[] = SIZES,
) =>
  sizes.map(([rows, outputs], index): Pair => {
    const expected = [0.3, -1.7 - index, 0];
    return {
      roles: batch(rows, outputs),
      expected: vector(expected),
      actual: vector(expected.map((one) => one * factor(rows, outputs))),
    };
  });

describe('a factor', () => {
  it.each<[string, (rows: number, outputs: number) => number]>([
    ['2 times what it should be', () => 2],
    ['0.5 times what it should be', () => 0.5],
    ['-1 times what it should be: the sign is wrong', () => -1],
    ['always 0', () => 0],
    ['N times what it should be, with N the rows of the batch: it should be averaged', (n) => n],
    ['1/N times what it should be, with N the rows of the batch: it is averaged once too often', (n) => 1 / n],
    ['1/N^2 times what it should be, with N the rows of the batch: it is averaged twice', (n) => 1 / n ** 2],
    ['N K times what it should be, with N the rows of the batch and K the outputs', (n, k) => n * k],
    ['1/(N K) times what it should be, with N the rows of the batch and K the outputs', (n, k) => 1 / (n * k)],
  ])('is named: %s', (says, factor) => {
    expect(factorBetween(pairs(factor))).toBe(says);
  });

  it('is any constant but 1, in four digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
        fc.pre(Math.abs(factor - 1) > 1e-3);
        expect(factorBetween(pairs(() => factor))).toBe(`${Number(factor.toPrecision(4))} times what it should be`);
      }),
    );
    expect(factorBetween(pairs(() => 1))).toBeNull();
  });

  it('is not named where cases differ, where sizes explain it equally well, or by a size when all batches are alike', () => {
    expect(factorBetween(pairs((n) => n + 0.5))).toBeNull();
    expect(
      factorBetween(
        pairs(
          (n) => n,
          [
            [1, 1],
            [2, 1],
            [3, 1],
          ],
        ),
      ),
    ).toBeNull();
    expect(
      factorBetween(
        pairs(
          (n) => n,
          [
            [2, 1],
            [2, 3],
          ],
        ),
      ),
    ).toBe('2 times what it should be');
  });

  it('is not made of one case, of entries with factors of their own, or of numbers that are none', () => {
    const [first, second] = pairs(() => 2);
    if (!first || !second) throw new TypeError('there are pairs');
    expect(factorBetween([first])).toBeNull();
    expect(factorBetween([first, { ...second, actual: vector([0.6, 1, 0]) }])).toBeNull();
    expect(factorBetween([first, { ...second, actual: vector([NaN, 1, 0]) }])).toBeNull();
    expect(factorBetween([first, { ...second, actual: vector([0.6]) }])).toBeNull();
    expect(factorBetween([first, { ...second, actual: null }])).toBeNull();
    expect(factorBetween([first, { ...second, expected: vector([Infinity, 1, 0]) }])).toBeNull();
  });

  it('is neither shown nor refuted by zeros, unless something else stands in their place', () => {
    const zero: Pair = { roles: batch(2, 2), expected: vector([0, 0]), actual: vector([0, 0]) };
    expect(factorBetween([...pairs(() => 2), zero])).toBe('2 times what it should be');
    expect(factorBetween([...pairs(() => 2), { ...zero, actual: vector([0, 1]) }])).toBeNull();
    expect(factorBetween([zero, zero, zero])).toBeNull();
  });
});
