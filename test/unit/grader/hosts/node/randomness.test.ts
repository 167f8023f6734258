import { describe, expect, it } from 'vitest';
import { createGenerator } from '../../../../../grader/hosts/node/generator.ts';
import { createRandomness } from '../../../../../grader/hosts/node/randomness.ts';

const create = () => createRandomness(() => new Error('used up'));

describe('randomness', () => {
  it('is silent at first: the mean, and the middle', () => {
    const randomness = create();
    expect([randomness.gauss(3, Infinity), randomness.gauss(), randomness.uniform()]).toEqual([3, 0, 0.5]);
    expect(randomness.takeDraws()).toEqual({ normal: 2, uniform: 1 });
    expect(randomness.takeDraws()).toEqual({ normal: 0, uniform: 0 });
  });

  it('takes scripted draws in turn, standardised, and then ends in an error', () => {
    const randomness = create();
    randomness.use({ kind: 'scripted', draws: [2, 0.25] });
    expect([randomness.gauss(1, 10), randomness.uniform()]).toEqual([21, 0.25]);
    expect(() => randomness.gauss()).toThrow('used up');
  });

  it('repeats itself for the same seed, and not for another', () => {
    const draw = (seed: number): readonly number[] => {
      const randomness = create();
      randomness.use({ kind: 'seeded', seed });
      return Array.from({ length: 10 }, (_, index) => (index % 2 ? randomness.gauss() : randomness.uniform()));
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('lets a loop end that waits for a draw other than the middle', () => {
    const randomness = create();
    let s = 0;
    while (s === 0 || s >= 1) s = (2 * randomness.uniform() - 1) ** 2 + (2 * randomness.uniform() - 1) ** 2;
    expect(s).toBeGreaterThan(0);
  });

  it('draws with the mean and spread that were asked for', () => {
    const randomness = create();
    randomness.use({ kind: 'seeded', seed: 1 });
    const count = 100_000;
    const draws = Array.from({ length: count }, () => randomness.gauss(2, 3));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / count;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / count;
    // 5 standard errors: 3 / sqrt(count) and 9 * sqrt(2 / count).
    expect(Math.abs(mean - 2)).toBeLessThan(0.048);
    expect(Math.abs(variance - 9)).toBeLessThan(0.202);
  });
});

it('a generator draws evenly from [0, 1)', () => {
  const next = createGenerator(123);
  const bins = Array.from({ length: 16 }, () => 0);
  for (let draw = 0; draw < 160_000; draw += 1) {
    const bin = Math.floor(next() * 16);
    bins[bin] = (bins[bin] ?? NaN) + 1;
  }
  // 6 standard deviations of a count of 10000.
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(600);
});
