/**
 * How often right noise fails, and wrong noise passes, over many tries: what the budget promises. Every fact that one try can show
 * is in noise.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { judgeNoise } from '../../../../grader/compare/noise.ts';
import { mulberry32, normalFrom } from '../../../fixtures/subjects/random.ts';

const names = ['x', 'y'];

function normal(seed: number, count: number): readonly (readonly number[])[] {
  const uniform = mulberry32(seed);
  const [x, y]: [number[], number[]] = [[], []];
  for (let draw = 0; draw < count; draw += 1) {
    x.push(normalFrom(uniform));
    y.push(normalFrom(uniform));
  }
  return [x, y];
}

function failures(runs: number, count: number, budget: number): number {
  let failed = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    if (judgeNoise([normal(seed * 7919 + 1, count)], { standardDeviation: 1, budget, names }).length > 0) failed += 1;
  }
  return failed;
}

describe('right noise', () => {
  it('never fails in 1500 tries at a budget of one in a million', () => {
    expect(failures(1500, 400, 1e-6)).toBe(0);
  });

  it('never fails in 300 tries of the size that is used', () => {
    expect(failures(300, 3000, 1e-6)).toBe(0);
  });

  it.each([50, 400])('fails no more often than the budget says, with %i draws', (count) => {
    // The bounds are upper bounds: 2000 tries at 0.05 would be 100 failures at most on average.
    expect(failures(2000, count, 0.05)).toBeLessThanOrEqual(100);
  });

  it('does fail sometimes when the budget is all there is: the bounds are not empty', () => {
    expect(failures(300, 400, 0.99)).toBeGreaterThan(0);
  });
});

describe('noise at several inputs', () => {
  const at = (inputs: readonly (readonly (readonly number[] | null)[])[]): readonly string[] =>
    judgeNoise(inputs, { standardDeviation: 1, budget: 1e-6, names }).map(({ kind }) => kind);

  it('never fails in 150 tries when right', () => {
    for (let seed = 0; seed < 150; seed += 1)
      expect([seed, at(Array.from({ length: 8 }, (_, index) => normal(1000 + 8 * seed + index, 500)))]).toEqual([
        seed,
        [],
      ]);
  });

  it('fails no more often than the budget says', () => {
    let failed = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const noise = Array.from({ length: 8 }, (_, index) => normal(9000 + 8 * seed + index, 60));
      if (judgeNoise(noise, { standardDeviation: 1, budget: 0.05, names }).length > 0) failed += 1;
    }
    expect(failed).toBeLessThanOrEqual(32);
  });

  it('tells a spread that is 9 parts of a hundred off on one coordinate, or 5 on x and -5 on y most of the time', () => {
    let told = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const noise = Array.from({ length: 8 }, (_, index) => normal(5000 + 8 * seed + index, 500));
      const by = (x: number, y: number): readonly string[] =>
        at(noise.map(([one = [], other = []]) => [one.map((draw) => x * draw), other.map((draw) => y * draw)]));
      expect([seed, by(1.09, 1)]).toEqual([seed, ['standard-deviation']]);
      if (by(1.05, 0.95).length > 0) told += 1;
    }
    expect(told).toBeGreaterThan(25);
  });
});
