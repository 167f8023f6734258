import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFunctions } from '../../../../reference/functions/index.ts';
import { differencePoints, gradientFromValues, numericalGradient } from '../../../../reference/numeric/gradient.ts';
import { largest, subtract, type Vector } from '../../../../reference/numeric/vector.ts';
import { vector } from '../support.ts';

describe('numericalGradient', () => {
  it.each(Object.values(testFunctions))(
    'agrees with the symbolic gradient of $id within its own error estimate',
    (f) => {
      const unit = vector(f.variables.length, 0, 1);
      fc.assert(
        fc.property(unit, (u) => {
          const theta = f.domain.map(([low, high], i) => low + (high - low) * (u[i] ?? 0));
          // Near the tip of a cone the function is not smooth on the scale of the steps.
          fc.pre(f.singular.every((tip) => largest(subtract(theta, tip)) > 1));
          const { gradient, error } = numericalGradient((t) => f.value(t), theta);
          const exact = f.gradient(theta);
          const size = Math.max(Math.abs(f.value(theta)), largest(exact), 1e-3);
          gradient.forEach((partial, i) => {
            // An estimate, not a bound: measured never off by more than a factor of 9.
            expect(Math.abs(partial - (exact[i] ?? NaN))).toBeLessThanOrEqual(30 * (error[i] ?? NaN));
            expect(error[i]).toBeLessThanOrEqual(1e-11 * size);
          });
        }),
        { numRuns: 100, seed: 5 },
      );
    },
  );

  it('finds the derivative of exp at 1 to ten digits', () => {
    const { gradient, error } = numericalGradient(([x = NaN]) => Math.exp(x), [1]);
    expect(Math.abs((gradient[0] ?? NaN) - Math.E)).toBeLessThan(1e-11);
    expect(error[0]).toBeLessThan(1e-9);
  });

  it('takes a larger step where the coordinate is large', () => {
    const { gradient } = numericalGradient(([x = NaN]) => x * x, [1e8]);
    expect(gradient[0]).toBeCloseTo(2e8, 0);
  });

  it('keeps its evaluations within the largest step, two for each row and coordinate', () => {
    const points = differencePoints([2, 5], { maximumStep: 0.01, rows: 3 });
    expect(points).toHaveLength(12);
    expect(points.slice(0, 2)).toEqual([
      [2.01, 5],
      [1.99, 5],
    ]);
    for (const [x = NaN, y = NaN] of points) {
      expect(Math.abs(x - 2) + Math.abs(y - 5)).toBeLessThanOrEqual(0.01 + 1e-15);
      expect([x === 2, y === 5]).toContain(true);
    }
  });

  it('starts with steps of a tenth, or as told, of the coordinate, or of 1 where that is larger', () => {
    expect(differencePoints([10, 0.5], { rows: 2 })).toEqual([
      [11, 0.5],
      [9, 0.5],
      [10 + 1 / 1.4, 0.5],
      [10 - 1 / 1.4, 0.5],
      [10, 0.6],
      [10, 0.4],
      [10, 0.5 + 0.1 / 1.4],
      [10, 0.5 - 0.1 / 1.4],
    ]);
    expect(differencePoints([-10], { relativeStep: 0.5, rows: 1 })).toEqual([[-5], [-15]]);
    expect(differencePoints([3])).toHaveLength(24);
  });

  it('takes one even power of the step from the error for each row', () => {
    const cubic = numericalGradient(([x = NaN]) => x ** 3 + 2 * x, [0], { rows: 2 });
    expect(cubic.gradient[0]).toBeCloseTo(2, 14);
    // How far the two differences are from it: 0.1^2 and less.
    expect(cubic.error[0]).toBeCloseTo(0.01, 13);
    const quintic = numericalGradient(([x = NaN]) => x ** 5 - x ** 3 + 2 * x, [0], { rows: 3 });
    expect(quintic.gradient[0]).toBeCloseTo(2, 14);
    expect(numericalGradient(([x = NaN]) => x ** 5, [0], { rows: 2 }).gradient[0]).not.toBeCloseTo(0, 6);
  });

  it('has no estimate from a single row', () => {
    expect(numericalGradient(([x = NaN]) => x, [1], { rows: 1 })).toEqual({ gradient: [NaN], error: [Infinity] });
  });

  it('counts with 32 roundings of the larger value, over the largest step but one', () => {
    const step = 0.1 / 1.4;
    const rounding = (value: number): number => (32 * Number.EPSILON * value) / step;
    const flat = numericalGradient(() => -5, [0]);
    expect(flat.gradient).toEqual([0]);
    expect((flat.error[0] ?? NaN) / rounding(5)).toBeCloseTo(1, 12);
    // The differences themselves round a little.
    const line = numericalGradient(([x = NaN]) => x + 0.1, [0]);
    expect((line.error[0] ?? NaN) / rounding(0.1 + step)).toBeCloseTo(1, 0);
    expect(line.error[0]).toBeGreaterThanOrEqual(rounding(0.1 + step));
    const other = numericalGradient(([x = NaN]) => x - 0.1, [0]);
    expect(other.error[0]).toBeGreaterThanOrEqual(rounding(0.1 + step));
  });

  it('comes out the same from values that were asked for in one go', () => {
    const f = ([x = NaN, y = NaN]: Vector): number => Math.exp(x) * y;
    const values = differencePoints([1, 2]).map(f);
    expect(gradientFromValues([1, 2], values)).toEqual(numericalGradient(f, [1, 2]));
    expect(() => gradientFromValues([1, 2], values.slice(1))).toThrow(RangeError);
  });

  it('is not misled by a kink that the larger steps reach over', () => {
    expect(numericalGradient(([x = NaN]) => Math.abs(x), [0.05]).gradient[0]).toBeCloseTo(1, 12);
  });

  it('leaves out steps where the function is not finite', () => {
    const { gradient, error } = numericalGradient(([x = NaN]) => Math.sqrt(x), [0.05]);
    expect(gradient[0]).toBeCloseTo(0.5 / Math.sqrt(0.05), 6);
    expect(error[0]).toBeLessThan(1e-5);
  });

  it('gives NaN and an infinite error where the function is nowhere finite', () => {
    const { gradient, error } = numericalGradient(() => NaN, [0, 1]);
    expect(gradient).toEqual([NaN, NaN]);
    expect(error).toEqual([Infinity, Infinity]);
  });

  it('does not change the point', () => {
    const theta = Object.freeze([1, 2]);
    expect(() => numericalGradient(([x = NaN, y = NaN]) => x * y, theta)).not.toThrow();
  });
});
