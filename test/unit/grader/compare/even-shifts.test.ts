import { describe, expect, it } from 'vitest';
import { chiSquaredAbove, normalTails } from '../../../../grader/compare/chance.ts';
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

describe('shifts that are noise', () => {
  it.each<[string, Shift]>([
    ['as asked', (draw) => draw()],
    ['wider than asked', (draw) => 2 * draw()],
    ['with a mean', (draw) => 0.3 + draw()],
    ['not normal', (draw) => draw() ** 2],
  ])('are even: %s', (_, shift) => {
    for (let seed = 0; seed < 3; seed += 1) expect([seed, even(shift, seed)]).toEqual([seed, true]);
  });
});

describe('shifts that hide a wrong rule', () => {
  it.each<[string, Shift]>([
    ['small gradients are left out', (draw, g) => draw() - (Math.abs(g) < 7 ? g : 0)],
    ['half of small gradients is left out', (draw, g) => draw() - (Math.abs(g) < 7 ? g / 2 : 0)],
    ['the sign is added', (draw, g) => draw() + 0.15 * Math.sign(g)],
    ['a little decay of the weights', (draw, _, theta) => draw() + 0.02 * theta],
    ['one size of gradient is off', (draw, g) => draw() + (Math.abs(g) > 10 && Math.abs(g) < 20 ? 2 : 0)],
    ['nothing is random', (_, g) => (Math.abs(g) < 7 ? -g : 0)],
    ['nothing at all', () => 0],
    ['no numbers', () => NaN],
  ])('are not even: %s', (_, shift) => {
    for (let seed = 0; seed < 3; seed += 1) expect([seed, even(shift, seed)]).toEqual([seed, false]);
  });
});

describe('the budget', () => {
  const COUNT = 100;
  const REPEAT = 40;
  const indices = Array.from({ length: COUNT }, (_, index) => index);
  /** Sizes 1 to 100 in no order, signs in turn; positions with signs of their own, and of many sizes. */
  const size = (index: number): number => ((index * 37) % COUNT) + 1;
  const gradient = (index: number): number => (index % 2 === 0 ? size(index) : -size(index));
  const theta = (index: number): number => (index % 4 < 2 ? 1 : -1) * (3 + ((index * 53) % COUNT) / 10);
  /** How many standard errors a mean of 1 is: the answers are 1 to both sides of their mean. */
  const PER_MEAN = Math.sqrt(REPEAT - 1);
  const shifted = (means: readonly number[]): readonly Shifted[] =>
    indices.map((index) => ({
      gradient: gradient(index),
      theta: theta(index),
      shifts: Array.from({ length: REPEAT }, (_, repeat) => (means[index] ?? NaN) + (repeat % 2 === 0 ? 1 : -1)),
    }));
  const scoresOf = (means: readonly number[]): readonly number[] => {
    const middle = means.reduce((sum, mean) => sum + mean, 0) / COUNT;
    return means.map((mean) => (mean - middle) * PER_MEAN);
  };
  /** Each, all, and 19 weightings: 21 tests. */
  const expectShare = (means: readonly number[], chance: number, tests = 21): void => {
    expect(chance).toBeGreaterThan(0);
    expect(chance * tests).toBeLessThan(0.5);
    expect(areEven(shifted(means), 0.98 * tests * chance)).toBe(true);
    expect(areEven(shifted(means), 1.02 * tests * chance)).toBe(false);
  };

  it('leaves to each input a hundredth of its share', () => {
    const means = indices.map((index) => (index === 50 ? 1 : 0));
    expectShare(means, normalTails(scoresOf(means)[50] ?? NaN), 21 * COUNT);
  });

  it('is spent on all inputs together, where they are off without order', () => {
    // Signs that have nothing to do with those of gradients and positions.
    const means = indices.map((index) => ((index % 4 === 0 || index % 4 === 3 ? 1 : -1) * 1.35) / PER_MEAN);
    const squares = scoresOf(means).reduce((sum, score) => sum + score * score, 0);
    expectShare(means, chiSquaredAbove(squares, COUNT));
  });

  const inGroup = (group: number, index: number): boolean => Math.floor((size(index) - 1) / 20) === group;
  const weightings: readonly (readonly [string, (index: number) => number])[] = [
    ['the gradient', gradient],
    ['the sign of the gradient', (index) => Math.sign(gradient(index))],
    ['the position', theta],
    ['the side of the position', (index) => Math.sign(theta(index))],
    ...[0, 1, 2, 3, 4].flatMap((group): readonly (readonly [string, (index: number) => number])[] => [
      [`gradients of size ${group}`, (index) => Number(inGroup(group, index))],
      [`the sign of gradients of size ${group}`, (index) => Math.sign(gradient(index)) * Number(inGroup(group, index))],
      [`gradients, with their sign, of size ${group}`, (index) => gradient(index) * Number(inGroup(group, index))],
    ]),
  ];

  it.each(weightings)('is spent on %s', (_, weight) => {
    const weights = indices.map(weight);
    const length = Math.hypot(...weights);
    // Along the weighting itself no other one sees more of it.
    const means = weights.map((one) => (4.5 * one) / length / PER_MEAN);
    const along = scoresOf(means).reduce((sum, score, index) => sum + (score * (weights[index] ?? NaN)) / length, 0);
    expectShare(means, normalTails(along));
  });

  it('cannot be spent on spreads that are not finite, nor on none', () => {
    const even = shifted(indices.map(() => 0));
    expect(areEven(even, 1e-6)).toBe(true);
    const infinite = even.map((input, index) =>
      index === 7 ? { ...input, shifts: [Infinity, ...input.shifts.slice(1)] } : input,
    );
    expect(areEven(infinite, 1e-6)).toBe(false);
    const huge = even.map((input) => ({ ...input, shifts: input.shifts.map((shift) => 1e200 * shift) }));
    expect(areEven(huge, 1e-6)).toBe(false);
    expect(areEven(even.map((input) => ({ ...input, shifts: input.shifts.map(() => 3) })), 1e-6)).toBe(false); // prettier-ignore
  });

  it('is not spent on weightings of nothing', () => {
    const still = shifted(indices.map(() => 0)).map((input) => ({ ...input, gradient: 0, theta: 0 }));
    expect(areEven(still, 1e-6)).toBe(true);
  });
});
