/**
 * How the budget is shared among the tests, and where each of them draws the line: noise that is as even as can be, off by a known
 * amount in one way, fails from the very budget at which that test's share reaches the chance of being so far off.
 */
import { erf } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { chiSquaredAbove, chiSquaredBelow, normalTails } from '../../../../grader/compare/chance.ts';
import { correlationProblems, successiveProblem } from '../../../../grader/compare/noise-correlations.ts';
import { average, judgeCoordinate, show, spreadOf } from '../../../../grader/compare/noise-moments.ts';
import { judgeNoise } from '../../../../grader/compare/noise.ts';
import type { NoiseAt, NoiseProblem } from '../../../../grader/compare/noise.ts';
import { mulberry32 } from '../../../fixtures/subjects/random.ts';

const COUNT = 1000;

/** z with P(Z < z) = p, by halving. */
function quantile(p: number): number {
  let [low, high] = [-10, 10];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if ((1 + erf(middle / Math.SQRT2)) / 2 < p) low = middle;
    else high = middle;
  }
  return low;
}

function shuffled(values: readonly number[], seed: number): readonly number[] {
  const uniform = mulberry32(seed);
  return values
    .map((value) => ({ value, key: uniform() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ value }) => value);
}

const strata = Array.from({ length: COUNT }, (_, index) => (index + 0.5) / COUNT);
/** Mean 0, variance 1, a draw from each of 1000 equally likely ranges. */
const ideal = ((): readonly number[] => {
  const raw = strata.map(quantile);
  const size = Math.sqrt(average(raw.map((draw) => draw * draw)));
  return raw.map((draw) => draw / size);
})();
const noise = (seed: number, factor = 1, shift = 0): readonly number[] =>
  shuffled(ideal, seed).map((draw) => factor * draw + shift);

const judged = (inputs: readonly NoiseAt[], budget: number, names = ['x', 'y']): readonly NoiseProblem[] =>
  judgeNoise(inputs, { standardDeviation: 1, budget, names });
const kinds = (problems: readonly NoiseProblem[]): readonly string[] => problems.map(({ kind }) => kind);

/** That noise passes until its share of the budget is `chance`, and is `told` from then on. */
function expectShare(
  inputs: readonly NoiseAt[],
  names: readonly string[],
  tests: number,
  chance: number,
  told: readonly string[],
): void {
  expect(chance).toBeGreaterThan(0);
  expect(chance * tests).toBeLessThan(0.5);
  expect(kinds(judged(inputs, 0.98 * chance * tests, [...names]))).toEqual([]);
  expect(kinds(judged(inputs, 1.02 * chance * tests, [...names]))).toEqual(told);
}

describe('the budget of one input', () => {
  it('is shared by mean, spread above, spread below and successive draws, and three tests of all', () => {
    const above = chiSquaredAbove(1.1 ** 2 * COUNT, COUNT);
    expectShare([[noise(1, 1.1)]], ['x'], 7, above, ['standard-deviation']);
    const below = chiSquaredBelow(0.91 ** 2 * COUNT, COUNT);
    expectShare([[noise(1, 0.91)]], ['x'], 7, below, ['standard-deviation']);
    // The spread is that around the mean: the shift itself widens nothing here.
    const mean = normalTails(0.12 * Math.sqrt(COUNT));
    expectShare([[noise(1, 1, 0.12)]], ['x'], 7, mean, ['mean']);
  });

  it('is shared by the pair of two coordinates too: at once, later both ways, and unlike spreads', () => {
    expectShare([[noise(1, 1.1), noise(2)]], ['x', 'y'], 15, chiSquaredAbove(1.21 * COUNT, COUNT), [
      'standard-deviation',
    ]);
    const unlike = normalTails(Math.log(1.06 / 0.94) * Math.sqrt(COUNT));
    expectShare([[noise(1, 1.06), noise(2, 0.94)]], ['x', 'y'], 15, unlike, ['standard-deviation']);
    expectShare([[noise(1, 0.94), noise(2, 1.06)]], ['x', 'y'], 15, unlike, ['standard-deviation']);
  });

  it('is shared by all draws together, where each coordinate by itself passes', () => {
    const all = chiSquaredAbove(1.08 ** 2 * 2 * COUNT, 2 * COUNT);
    expectShare([[noise(1, 1.08), noise(2, 1.08)]], ['x', 'y'], 15, all, ['standard-deviation']);
    const less = chiSquaredBelow(0.93 ** 2 * 2 * COUNT, 2 * COUNT);
    expectShare([[noise(1, 0.93), noise(2, 0.93)]], ['x', 'y'], 15, less, ['standard-deviation']);
  });

  it('is shared by the shape: uniform draws of variance 1 are this far from normal ones', () => {
    const half = Math.sqrt(3);
    const uniform = shuffled(strata.map((p) => (2 * p - 1) * half), 5); // prettier-ignore
    // Largest difference of the two distributions, by sampling them finely; each draw is a step of 1 / 1000.
    const grid = Array.from({ length: 20_001 }, (_, index) => half * (index / 10_000 - 1));
    const apart = Math.max(...grid.map((z) => Math.abs((1 + erf(z / Math.SQRT2)) / 2 - (z / half + 1) / 2)));
    const distance = apart + 0.5 / COUNT;
    expectShare([[uniform]], ['x'], 7, 2 * Math.exp(-2 * COUNT * distance ** 2), ['shape']);
  });
});

describe('the shape', () => {
  /** Uniform draws bent a little to one side, of mean 0 and variance 1, and how far they are from normal ones, by sampling finely. */
  function bent(by: number): { readonly draws: readonly number[]; readonly distance: number } {
    const raw = (p: number): number => 2 * p - 1 + by * ((2 * p - 1) ** 2 - 1 / 3);
    const values = strata.map(raw);
    const middle = average(values);
    const size = spreadOf(values);
    const at = (p: number): number => (raw(p) - middle) / size;
    const grid = Array.from({ length: 20_001 }, (_, index) => index / 20_000);
    const apart = grid.map((p) => Math.abs((1 + erf(at(p) / Math.SQRT2)) / 2 - p));
    return { draws: shuffled(strata.map(at), 5), distance: Math.max(...apart) + 0.5 / COUNT };
  }

  it('is judged by the largest distance to either side', () => {
    for (const by of [0.1, -0.1]) {
      const { draws, distance } = bent(by);
      expectShare([[draws]], ['x'], 7, 2 * Math.exp(-2 * COUNT * distance ** 2), ['shape']);
    }
  });
});

describe('the budget of several inputs', () => {
  it('is one half for all of them together', () => {
    const together = chiSquaredAbove(1.1 ** 2 * 2 * COUNT, 2 * COUNT);
    expectShare([[noise(1, 1.1)], [noise(2, 1.1)]], ['x'], 14, together, ['standard-deviation']);
  });

  it('is one half for each alone: three tests of every coordinate', () => {
    const alone = chiSquaredAbove(1.1 ** 2 * COUNT, COUNT);
    expectShare([[noise(1, 1.1)], [noise(2, 0.95)]], ['x'], 12, alone, ['standard-deviation']);
    expectShare(
      [
        [noise(1, 1.1), null],
        [noise(2, 0.95), noise(3)],
      ],
      ['x', 'y'],
      18,
      alone,
      ['standard-deviation'],
    );
    const [problem] = judged([[noise(2, 0.95)], [noise(1, 1.1)]], 13 * alone, ['x']);
    expect(problem).toMatchObject({ input: 1 });
    expect(problem?.text).toBe('At one of the inputs: The noise on x has standard deviation 1.1 where 1 was asked.');
  });

  it('names a coordinate without a name by its number', () => {
    const [problem] = judged([[noise(1), noise(2, 1.4)], [noise(3), noise(4)]], 1e-6, ['x']); // prettier-ignore
    expect(problem?.text).toContain('The noise on coordinate 1 has');
  });
});

describe('noise that is unlike from input to input', () => {
  const unlike = (factor: number): readonly NoiseProblem[] =>
    judged([[noise(1)], [noise(2, factor)], [noise(3)]], 1e-6, ['x']);

  it('is told as such where the spreads differ by more than a half', () => {
    expect(kinds(unlike(1.6))).toEqual(['uneven']);
    expect(kinds(unlike(1.4))).not.toContain('uneven');
    expect(unlike(1.6)[0]?.text).toContain(
      'its standard deviation is 1 here and 1.6 at another input, where 1 was asked',
    );
    expect([0, 2]).toContain(unlike(1.6)[0]?.input);
    expect(unlike(0.5)).toMatchObject([{ kind: 'uneven', input: 1 }]);
  });

  it('is none where there is none at some, in units of what was asked', () => {
    const at = (least: number): readonly NoiseProblem[] =>
      judgeNoise([[noise(1, 100)], [noise(2, least)]], { standardDeviation: 100, budget: 1e-6, names: ['x'] });
    expect(at(9e-5)[0]?.text).toContain('There is no noise on x at some of the inputs');
    expect(at(1.1e-4)[0]?.text).toContain('depends on the input');
  });

  it('is told of the coordinate where it is, with one draw for both beside it', () => {
    const same = (seed: number, factor: number): NoiseAt => [noise(seed, factor), noise(seed, factor)];
    expect(kinds(judged([same(1, 1), same(2, 2)], 1e-6))).toEqual(['uneven', 'uneven', 'same-draw']);
    const one = judged([[noise(1), noise(2)], [noise(3, 2), noise(4)]], 1e-6); // prettier-ignore
    expect(kinds(one)).toEqual(['uneven']);
    expect(one[0]?.text).toContain('on x');
    expect(kinds(judged([[null, noise(2)], [null, noise(4, 2)]], 1e-6))).toEqual(['uneven']); // prettier-ignore
  });

  it('is told where a mean is off too, and where some of it cannot be told', () => {
    expect(judged([[noise(1)], [noise(2, 2, 1)]], 1e-6, ['x'])).toMatchObject([{ kind: 'uneven', input: 0 }]);
    expect(judged([[null], [noise(1, 1.6)], [noise(2)]], 1e-6, ['x'])).toMatchObject([{ kind: 'uneven', input: 2 }]);
  });

  it('is not told where only a mean is off: few draws may have any spread', () => {
    const few = (spread: number): readonly number[] => [1, -1, 1, -1, 1, -1].map((sign) => 1.5 + sign * spread);
    const problems = judged([[few(0.5)], [few(0.9)]], 0.02, ['x']);
    expect(kinds(problems)).toContain('mean');
    expect(kinds(problems)).not.toContain('uneven');
  });
});

describe('mean and spread of one coordinate', () => {
  /** Mean and spread are exact. */
  const draws = (count: number, mean: number, spread: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => mean + (index % 2 === 0 ? spread : -spread));
  const told = (mean: number, spread: number, sd = 1, count = 400): readonly string[] =>
    kinds(judgeCoordinate(draws(count, mean, spread), 'x', sd, 0.01));

  it('are measured around zero and around the mean', () => {
    expect(average([1, 2, 6])).toBe(3);
    expect(spreadOf([1, 2, 6])).toBeCloseTo(Math.sqrt(14 / 3), 15);
    expect([show(0.123456), show(12345.6), show(2)]).toEqual(['0.123', '12300', '2']);
  });

  it('have a mean that may be off by 2.576 standard errors at a share of one in a hundred', () => {
    expect([told(0.128, 1), told(0.13, 1), told(-0.13, 1)]).toEqual([[], ['mean'], ['mean']]);
    expect([told(1.28, 10, 10), told(1.3, 10, 10)]).toEqual([[], ['mean']]);
  });

  it('have a standard error of the larger of the spread asked and seen', () => {
    expect(told(0.2, 2)).toEqual(['standard-deviation']);
    expect(told(0.27, 2)).toEqual(['mean', 'standard-deviation']);
    expect(told(0.128, 0.5)).toEqual(['standard-deviation']);
  });

  it('are not both told where the spread around the mean is as asked, to a twentieth', () => {
    const both = (spread: number, sd = 1): readonly string[] => told(0.5 * sd, spread, sd, 4000);
    expect([both(1), both(1.04), both(0.96)]).toEqual([['mean'], ['mean'], ['mean']]);
    expect([both(1.06), both(0.94)]).toEqual([['mean', 'standard-deviation'], ['mean', 'standard-deviation']]); // prettier-ignore
    expect([both(2.08, 2), both(2.12, 2)]).toEqual([['mean'], ['mean', 'standard-deviation']]);
  });

  it('are nothing, or the same number, below a millionth of what was asked', () => {
    expect([told(0, 9e-5, 100), told(0, 1.1e-4, 100)]).toEqual([['none'], ['standard-deviation']]);
    expect([told(9e-5, 0, 100), told(1.1e-4, 0, 100), told(-1.1e-4, 0, 100)]).toEqual([['none'], ['repeats'], ['repeats']]); // prettier-ignore
    expect(judgeCoordinate(draws(10, 0.7, 0), 'x', 1, 0.01)[0]?.text).toContain('the same number every time (0.7)');
  });

  it('are told in the numbers that were seen', () => {
    expect(judgeCoordinate(draws(4000, 0.51234, 2), 'y', 1, 0.01).map(({ text }) => text)).toEqual([
      'The noise on y has mean 0.512 where 0 was asked.',
      'The noise on y has standard deviation 2 where 1 was asked.',
    ]);
  });
});

describe('draws that depend on each other', () => {
  // Two patterns with mean 0, variance 1 and nothing in common.
  const a = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 1 : -1));
  const b = Array.from({ length: 100 }, (_, index) => (index % 4 < 2 ? 1 : -1));
  /** Has correlation r with `a`, and a mean and a spread of its own. */
  const related = (r: number): readonly number[] =>
    a.map((one, index) => -3 + 2 * (r * one + Math.sqrt(1 - r * r) * (b[index] ?? NaN)));
  const told = (r: number): readonly NoiseProblem[] =>
    correlationProblems(
      a.map((one) => 5 + one),
      related(r),
      ['x', 'y'],
      0.01,
    ).filter(({ kind }) => kind !== 'repeats');

  it('are told from a correlation of sqrt(2 log(2 / share) / (n - 2)) on: 0.3288 for 100 draws at one in a hundred', () => {
    expect([0.325, -0.325, 0.33, -0.33].map((r) => kinds(told(r)))).toEqual([[], [], ['dependent'], ['dependent']]);
    expect(told(0.41)[0]?.text).toBe('The noise on x and on y is not independent (correlation 0.41).');
  });

  it('are one draw from a correlation of 0.999 on', () => {
    expect([0.998, -0.998, 0.9995, -0.9995].map((r) => kinds(told(r)))).toEqual([['dependent'], ['dependent'], ['same-draw'], ['same-draw']]); // prettier-ignore
    expect(told(0.998)[0]?.text).toContain('not independent (correlation 0.998)');
    expect(told(-0.9995)[0]?.text).toContain('The same draw is used for x and y');
  });

  it('are looked for where both can be told, and told by their names', () => {
    const x = noise(1);
    const problems = judged([[noise(3), null], [x, x], [null, noise(4)]], 1e-6); // prettier-ignore
    expect(problems).toMatchObject([{ kind: 'same-draw', text: expect.stringContaining('for x and y') as string }]);
    const unlike = judged([[noise(1, 1.06), noise(2, 0.94)]], 0.02);
    expect(unlike[0]?.text).toContain('standard deviation 1.06 on x and 0.94 on y, where 1 was asked on both');
  });

  it('are told in the order in which they come', () => {
    const x = noise(1);
    const after = x.map((_, index) => x[index - 1] ?? 0);
    const texts = (one: readonly number[], other: readonly number[]): readonly string[] =>
      correlationProblems(one, other, ['x', 'y'], 1e-6).map(({ kind, text }) => `${kind}: ${text}`);
    expect(texts(x, after)).toEqual(['repeats: The noise on y depends on the noise on x of the step before: each step needs new draws.']); // prettier-ignore
    expect(texts(after, x)).toEqual(['repeats: The noise on x depends on the noise on y of the step before: each step needs new draws.']); // prettier-ignore
    expect(texts(x, noise(2))).toEqual([]);
  });

  it('are told on one coordinate from one draw to the next', () => {
    expect(successiveProblem(noise(1), 'x', 1e-6)).toBeNull();
    const half = noise(1).map((draw, index) => draw + 0.5 * (noise(1)[index - 1] ?? 0)).slice(0, 200); // prettier-ignore
    expect(successiveProblem(half, 'x', 1e-3)).toMatchObject({ kind: 'repeats' });
    expect(successiveProblem(a, 'x', 0.01)?.text).toContain('Successive draws of the noise on x depend');
  });

  it('are told beside a mean or a spread that is off, and not where there is no noise', () => {
    const twice = (shift: number): readonly number[] => noise(1).map((_, index, all) => shift + (all[index >> 1] ?? 0));
    expect(kinds(judged([[twice(0.5)]], 1e-6, ['x']))).toEqual(['mean', 'repeats']);
    expect(kinds(judged([[twice(0).map((draw) => 1.5 * draw)]], 1e-6, ['x']))).toEqual(['standard-deviation', 'repeats']); // prettier-ignore
    const slope = Array.from({ length: 400 }, (_, index) => 1e-10 * index);
    expect(kinds(judged([[slope]], 1e-6, ['x']))).toEqual(['none']);
  });
});
