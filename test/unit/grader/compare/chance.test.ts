import { describe, expect, it } from 'vitest';
import { readOracle } from '../../reference/support.ts';
import { chiSquaredAbove, chiSquaredBelow, normalTails } from '../../../../grader/compare/chance.ts';

/** What chances-mpmath.py wrote: 60 digits, rounded. */
interface Chances {
  readonly normal: readonly (readonly [z: number, beyond: number])[];
  readonly chiSquared: readonly (readonly [sum: number, degrees: number, above: number, below: number])[];
}
const chances = readOracle('chances-mpmath.json') as Chances;
/** Powers round, the more the larger they are; measured 2e-13 at 999 degrees, 1.4e-12 at 4000. */
const tolerance = (degrees: number): number => 5e-15 * (100 + degrees);
const off = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

describe('tail probabilities', () => {
  it('agree with 60 digits of mpmath, on both sides of the mean and far out', () => {
    expect(chances.chiSquared.length).toBeGreaterThan(100);
    for (const [z, beyond] of chances.normal) {
      expect(off(normalTails(z), beyond), `z = ${z}`).toBeLessThan(tolerance(1));
      expect(normalTails(-z)).toBe(normalTails(z));
    }
    for (const [sum, degrees, above, below] of chances.chiSquared) {
      expect(off(chiSquaredAbove(sum, degrees), above), `${degrees}: ${sum}`).toBeLessThan(tolerance(degrees));
      expect(off(chiSquaredBelow(sum, degrees), below), `${degrees}: ${sum}`).toBeLessThan(tolerance(degrees));
    }
  });

  // Abramowitz and Stegun (1964), tables 26.1 and 26.2.
  it.each([
    [1.959964, 0.05],
    [2.575829, 0.01],
    [4.891638, 1e-6],
    [-4.891638, 1e-6],
    [0, 1],
  ])('of the normal distribution beyond %f', (z, expected) => {
    expect(normalTails(z) / expected).toBeCloseTo(1, 5);
  });

  it.each([
    [3.841459, 1, 0.05],
    [18.30704, 10, 0.05],
    [124.3421, 100, 0.05],
    [29.5883, 10, 0.001],
  ])('of chi-squared above %f with %i degrees', (sum, degrees, expected) => {
    expect(chiSquaredAbove(sum, degrees) / expected).toBeCloseTo(1, 4);
    expect(chiSquaredBelow(sum, degrees)).toBeCloseTo(1 - expected, 6);
  });

  it('of two squares are exponential, far out too', () => {
    for (const sum of [0.01, 1, 20, 100]) expect(chiSquaredAbove(sum, 2) / Math.exp(-sum / 2)).toBeCloseTo(1, 10);
  });

  it('agree with the limit for many degrees', () => {
    const [degrees, z] = [8000, 5];
    const cube = 1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees));
    expect(chiSquaredAbove(degrees * cube ** 3, degrees) / (normalTails(z) / 2)).toBeCloseTo(1, 1);
  });

  it('of nothing are not numbers', () => {
    expect([normalTails(NaN), chiSquaredAbove(NaN, 3), chiSquaredBelow(NaN, 3)]).toEqual([NaN, NaN, NaN]);
    expect([chiSquaredAbove(-1, 3), chiSquaredBelow(-1, 3)]).toEqual([NaN, NaN]);
  });

  it('are whole at the ends, and far beyond what powers can hold', () => {
    expect([chiSquaredAbove(1e4, 2), chiSquaredBelow(1e4, 2)]).toEqual([0, 1]);
    expect([chiSquaredAbove(0, 3), chiSquaredBelow(0, 3)]).toEqual([1, 0]);
    expect([chiSquaredAbove(Infinity, 3), chiSquaredBelow(Infinity, 3)]).toEqual([0, 1]);
    expect(normalTails(Infinity)).toBe(0);
  });
});
