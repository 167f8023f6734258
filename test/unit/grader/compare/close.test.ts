import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTensors, shapesAgree } from '../../../../grader/compare/close.ts';
import { vector } from '../../../../grader/contract/tensor.ts';

const bounds = { relative: 1e-8, absolute: 1e-10 };
const compare = (
  one: readonly number[],
  other: readonly number[],
  within = bounds,
): ReturnType<typeof compareTensors> => compareTensors(vector(one), vector(other), within);

describe('compareTensors', () => {
  it('agrees up to the absolute bound plus the relative one of what is expected', () => {
    expect(compare([100], [100 + 0.99e-6]).agrees).toBe(true);
    expect(compare([100], [100 + 1.01e-6]).agrees).toBe(false);
    expect(compare([0], [0.99e-10]).agrees).toBe(true);
    expect(compare([0], [-1.01e-10]).agrees).toBe(false);
  });

  it('does not let a large element excuse a small one', () => {
    expect(compare([1e6, 1], [1e6, 1.001]).agrees).toBe(false);
  });

  it('counts the bounds themselves as agreeing, and the size of what is expected whatever its sign', () => {
    expect(compare([2], [2.5], { relative: 0, absolute: 0.5 }).agrees).toBe(true);
    expect(compare([2], [2.75], { relative: 0.25, absolute: 0.25 }).agrees).toBe(true);
    expect(compare([-2], [-2.75], { relative: 0.25, absolute: 0.25 }).agrees).toBe(true);
    expect(compare([-2], [-2.8], { relative: 0.25, absolute: 0.25 }).agrees).toBe(false);
  });

  it('tells the largest absolute difference', () => {
    expect(compare([1, 2, 3], [1, 2.5, 3.25]).difference).toBe(0.5);
    expect(compare([1, 2, 3], [1.75, 2.5, 3]).difference).toBe(0.75);
    expect(compare([1], [1])).toEqual({ agrees: true, difference: 0 });
  });

  it('agrees with the same infinity and with NaN for NaN, and with nothing else that is not finite', () => {
    expect(compare([NaN, Infinity, -Infinity], [NaN, Infinity, -Infinity]).agrees).toBe(true);
    for (const [want, got] of [
      [NaN, 1],
      [1, NaN],
      [Infinity, -Infinity],
      [1, Infinity],
      [Infinity, 1e308],
      [NaN, Infinity],
    ] as const) {
      expect(compare([want], [got])).toEqual({ agrees: false, difference: null });
    }
  });

  it('tells no difference once a number is not finite, whatever comes after it', () => {
    expect(compare([1, 2, NaN, 3], [2, NaN, NaN, 5])).toEqual({ agrees: false, difference: null });
    expect(compare([NaN, 1], [NaN, 1.5])).toEqual({ agrees: false, difference: 0.5 });
  });

  it('does not agree when one is longer, and never for an empty answer', () => {
    expect(compare([1], [1, 1])).toEqual({ agrees: false, difference: null });
    expect(compare([1], [])).toEqual({ agrees: false, difference: null });
  });

  it('agrees with a number in an array of one, whatever its shape', () => {
    expect(compareTensors({ shape: [], data: [3] }, { shape: [1, 1], data: [3] }, bounds).agrees).toBe(true);
  });

  it('takes -0 for 0', () => {
    expect(compare([0], [-0], { relative: 0, absolute: 0 }).agrees).toBe(true);
  });

  it('always agrees with itself, and never when one element is moved beyond the bounds', () => {
    const numbers = fc.array(fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e100, max: 1e100 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(numbers, fc.nat(), (values, at) => {
        expect(compare(values, values, { relative: 0, absolute: 0 }).agrees).toBe(true);
        const moved = values.with(at % values.length, (values[at % values.length] ?? 0) * (1 + 1e-7) + 1e-9);
        if ((values[at % values.length] ?? 0) >= 0) expect(compare(values, moved).agrees).toBe(false);
      }),
    );
  });
});

describe('shapes', () => {
  it('are not alike when there are fewer numbers than they say, nor when their digits only look alike', () => {
    expect(shapesAgree({ shape: [2], data: [1, 2] }, { shape: [2], data: [1] })).toBe(false);
    const many = Array.from({ length: 46 }, () => 1);
    expect(shapesAgree({ shape: [2, 23], data: many }, { shape: [223], data: many })).toBe(false);
  });

  const alike = (one: readonly number[], other: readonly number[]): boolean => {
    const of = (shape: readonly number[]) => ({
      shape,
      data: Array.from({ length: 6 }, () => 1).slice(
        0,
        shape.reduce((a, b) => a * b, 1),
      ),
    });
    expect(compareTensors(of(one), of(other), bounds).agrees).toBe(shapesAgree(of(one), of(other)));
    return shapesAgree(of(one), of(other));
  };
  const groups = [
    [[], [1], [1, 1], [1, 1, 1]],
    [[6], [6, 1], [1, 6], [1, 1, 6]],
    [
      [3, 2],
      [3, 1, 2],
    ],
    [[2, 3]],
    [[0], [0, 1]],
  ];

  it('are alike when they differ in axes of length 1 only: no list is like a matrix, and no matrix like its transpose', () => {
    for (const [at, group] of groups.entries())
      for (const [other, others] of groups.entries())
        for (const one of group) for (const two of others) expect(alike(one, two)).toBe(at === other);
  });
});
