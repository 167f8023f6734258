/** What even-shifts.test.ts shows in a few tries, in many: how often right noise fails, and a wrong rule passes. */
import { describe, expect, it } from 'vitest';
import { areEven } from '../../../../grader/compare/even-shifts.ts';
import type { Shifted } from '../../../../grader/compare/even-shifts.ts';
import { mulberry32, normalFrom } from '../../../fixtures/subjects/random.ts';

type Shift = (draw: () => number, gradient: number, theta: number) => number;

/** 100 inputs with 40 answers each. */
function inputs(seed: number, shift: Shift): readonly Shifted[] {
  const uniform = mulberry32(seed);
  const draw = (): number => normalFrom(uniform);
  return Array.from({ length: 100 }, () => {
    const gradient = 10 ** (8 * uniform() - 5) * (uniform() < 0.5 ? -1 : 1);
    const theta = 20 * uniform() - 10;
    return { gradient, theta, shifts: Array.from({ length: 40 }, () => shift(draw, gradient, theta)) };
  });
}
const even = (shift: Shift, seed = 1, budget = 1e-6): boolean => areEven(inputs(seed, shift), budget);

describe('shifts that are noise, over many tries', () => {
  it.each<[string, Shift]>([
    ['as asked', (draw) => draw()],
    ['wider than asked', (draw) => 2 * draw()],
    ['with a mean', (draw) => 0.3 + draw()],
    ['not normal', (draw) => draw() ** 2],
  ])('are even: %s', (_, shift) => {
    for (let seed = 0; seed < 40; seed += 1) expect([seed, even(shift, seed)]).toEqual([seed, true]);
  });

  it('fail no more often than the budget says, and the bounds are not empty', () => {
    const failed = (budget: number): number =>
      Array.from({ length: 200 }, (_, seed) => even((draw) => draw(), seed + 100, budget)).filter((one) => !one).length;
    expect(failed(0.05)).toBeLessThanOrEqual(15);
    expect(failed(0.99)).toBeGreaterThan(20);
  });
});

describe('shifts that hide a wrong rule, over many tries', () => {
  it.each<[string, Shift]>([
    ['small gradients are left out', (draw, g) => draw() - (Math.abs(g) < 7 ? g : 0)],
    ['half of small gradients is left out', (draw, g) => draw() - (Math.abs(g) < 7 ? g / 2 : 0)],
    ['the sign is added', (draw, g) => draw() + 0.15 * Math.sign(g)],
    ['a little decay of the weights', (draw, _, theta) => draw() + 0.02 * theta],
    ['one size of gradient is off', (draw, g) => draw() + (Math.abs(g) > 10 && Math.abs(g) < 20 ? 2 : 0)],
  ])('are not even: %s', (_, shift) => {
    for (let seed = 0; seed < 10; seed += 1) expect([seed, even(shift, seed)]).toEqual([seed, false]);
  });
});
