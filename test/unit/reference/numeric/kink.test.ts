import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFunctions } from '../../../../reference/functions/index.ts';
import { isKink, isKinkFromValues, kinkPoints } from '../../../../reference/numeric/kink.ts';
import { largest, subtract } from '../../../../reference/numeric/vector.ts';
import { double, vector } from '../support.ts';

describe('isKink', () => {
  it('recognises a jump in slope, whatever the smooth part around it', () => {
    fc.assert(
      fc.property(double(-5, 5), double(0.05, 10), double(-3, 3), double(-3, 3), (at, jump, slope, curvature) => {
        const f = ([x = NaN]: readonly number[]): number => jump * Math.abs(x - at) + slope * x + curvature * x * x;
        expect(isKink(f, [at], 0)).toBe(true);
      }),
    );
  });

  it('recognises a kink next to the point, and not one that is far from it', () => {
    const relu = ([x = NaN]: readonly number[]): number => Math.max(0, x);
    expect(isKink(relu, [1e-5], 0)).toBe(true);
    expect(isKink(relu, [-1e-5], 0)).toBe(true);
    expect(isKink(relu, [0.01], 0)).toBe(false);
  });

  it('looks along one coordinate only', () => {
    const f = ([x = NaN, y = NaN]: readonly number[]): number => Math.abs(x) + y * y;
    expect(isKink(f, [0, 0], 0)).toBe(true);
    expect(isKink(f, [0, 0], 1)).toBe(false);
  });

  it('comes out the same from values that were asked for in one go', () => {
    const f = ([x = NaN, y = NaN]: readonly number[]): number => Math.abs(x) + y;
    const points = kinkPoints([0, 3], 0);
    expect(points).toHaveLength(7);
    expect(points[0]).toEqual([0, 3]);
    expect(isKinkFromValues([0, 3], 0, points.map(f))).toBe(true);
    expect(isKinkFromValues([0, 3], 1, kinkPoints([0, 3], 1).map(f))).toBe(false);
  });

  it('looks a thousandth around, or as told, of the coordinate, or of 1 where that is larger, and twice nearer', () => {
    expect(kinkPoints([7, 0.5], 1)).toEqual(
      [0.5, 0.501, 0.499, 0.5005, 0.4995, 0.50025, 0.49975].map((coordinate) => [7, coordinate]),
    );
    expect(kinkPoints([-64], 0, { relativeStep: 1 / 64 })).toEqual([[-64], [-63], [-65], [-63.5], [-64.5], [-63.75], [-64.25]]); // prettier-ignore
  });

  it('asks that three quarters of a jump stay each time the step is halved', () => {
    // Steps of 1, 1/2 and 1/4, exact in binary; 0 at the point and below it, so that the jump is the slope above.
    const told = (...jumps: readonly [number, number, number]): boolean =>
      isKinkFromValues([0], 0, [0, ...jumps.flatMap((jump, k) => [jump / 2 ** k, 0])], { relativeStep: 1 });
    expect([told(1, 1, 1), told(1, 0.76, 0.58), told(-1, -0.76, -0.58)]).toEqual([true, true, true]);
    expect([told(1, 0.74, 0.74), told(1, 1, 0.74), told(1, 0.74, 0.5)]).toEqual([false, false, false]);
    expect([told(0, 0, 0), told(1, 0.5, 0.25)]).toEqual([false, false]);
    expect(told(1, NaN, 1)).toBe(true);
  });

  it('is not taken in by rounding: 64 roundings of the value, over the step', () => {
    // The value is 1 but for a few units in its last place, as many above as the jump needs at every step.
    const told = (units: number): boolean =>
      isKinkFromValues([0], 0, [1, ...[4, 2, 1].flatMap((k) => [1 + k * units * Number.EPSILON, 1])], { relativeStep: 1 }); // prettier-ignore
    expect([told(60), told(64), told(68)]).toEqual([false, false, true]);
  });

  it('takes the largest of the values for what rounds, not the one at the point', () => {
    const steep = [1, 2, 4].flatMap((k) => [(1 + 10 * Number.EPSILON) / k, -1 / k]);
    expect(isKinkFromValues([0], 0, [0, ...steep], { relativeStep: 1 })).toBe(false);
  });

  it('finds no kink in straight lines and constants, whatever rounding does', () => {
    fc.assert(
      fc.property(double(-1e3, 1e3), double(-1e3, 1e3), double(-1e3, 1e3), (at, slope, constant) => {
        expect(isKink(([x = NaN]) => slope * x + constant, [at], 0)).toBe(false);
      }),
    );
  });

  it('is true where a neighbour is not finite', () => {
    expect(isKink(([x = NaN]) => Math.sqrt(x), [0], 0)).toBe(true);
  });

  it.each(Object.values(testFunctions))('finds $id smooth away from its cone tips', (f) => {
    const dimension = f.variables.length;
    fc.assert(
      fc.property(vector(dimension, 0, 1), fc.nat(dimension - 1), (u, index) => {
        const theta = f.domain.map(([low, high], i) => low + (high - low) * (u[i] ?? 0));
        fc.pre(f.singular.every((tip) => largest(subtract(theta, tip)) > 0.1));
        expect(isKink((t) => f.value(t), theta, index)).toBe(false);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('finds the tip of every cone', () => {
    for (const f of Object.values(testFunctions)) {
      for (const tip of f.singular) expect(isKink((t) => f.value(t), tip, 0)).toBe(true);
    }
  });
});
