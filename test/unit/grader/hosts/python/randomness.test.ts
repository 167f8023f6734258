import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, scripted, seeded, silent, startHost, type Answer, type Host } from './client.ts';

const array = (shape: readonly number[], values: readonly number[]): object => ({ $array: { shape, values } });

describe('randomness', () => {
  let host: Host;
  beforeEach(async () => {
    host = startHost();
    await host.load('noise.ipynb');
  });
  afterEach(() => host.close());
  const last = async (...operations: readonly object[]): Promise<Answer | undefined> =>
    (await host.run(...operations)).at(-1);

  it('is silent at first: every draw is its mean, and is counted', async () => {
    expect(await last(call('many'))).toEqual({
      returned: [2, 3, 0.5, 5, 'a', [0, 1], 2, 1, 0.5],
      draws: { normal: 3, uniform: 7 },
    });
    expect(await last(call('arrays'))).toEqual({
      returned: [
        array([2, 2], [1, 1, 1, 1]),
        array([2], [0, 0]),
        array([1, 2], [0.5, 0.5]),
        array([2], [1, 2]),
        array([2], [4, 4]),
        2,
        array([2], [5, 5]),
        array([3], [0, 1, 2]),
        0,
        array([2], [0, 0]),
        0.5,
        0,
      ],
      draws: { normal: 11, uniform: 11 },
    });
    expect((await last(call('shuffled')))?.returned).toEqual([1, 2, 3]);
    expect((await last(call('kinds')))?.returned).toEqual(['float', 'float', 'float']);
  });

  it('is counted by the kind of source: uniform draws may have been made into normal ones', async () => {
    expect((await last(call('noisy', 1)))?.draws).toEqual({ normal: 2, uniform: 0 });
    expect((await last(call('box_muller')))?.draws).toEqual({ normal: 0, uniform: 2 });
  });

  it('takes given draws, standardised, and says when they are used up', async () => {
    const answers = await host.run(scripted(1, -2, 0.25), call('noisy', 1), call('noisy', 1), silent, call('noisy', 1));
    expect(answers[1]?.returned).toBeCloseTo(1 + 0.1 - 0.2, 14);
    expect(answers[2]?.threw).toMatchObject({ type: 'RuntimeError', where: { cell: 2 } });
    expect(answers[2]?.threw?.message).toContain('3 random draws');
    expect(answers[4]?.returned).toBe(1);
  });

  it('starts every program silent', async () => {
    await host.run(seeded(5));
    expect((await last(call('noisy', 1)))?.returned).toBe(1);
  });

  it('is the same for the same seed, in the same process and in a new one', async () => {
    const program = [seeded(5), call('generators'), call('many'), call('fresh'), call('copied')];
    const first = await host.run(...program);
    await host.run(seeded(9), call('arrays'), call('seeds_itself'), call('shuffled'), call('fresh'));
    expect(await host.run(...program)).toEqual(first);
    await host.close();
    host = startHost();
    await host.load('noise.ipynb');
    expect(await host.run(...program)).toEqual(first);
    expect(await host.run(seeded(6), ...program.slice(1))).not.toEqual(first);
  });

  it('makes fresh generators differ from each other', async () => {
    const answers = await host.run(seeded(5), call('fresh'), call('fresh'));
    expect(answers[1]?.returned).not.toBe(answers[2]?.returned);
  });

  it('lets a student keep the seed of their own', async () => {
    // numpy.random.default_rng(7).normal() and numpy.random.RandomState(3).normal()
    for (const seed of [1, 2]) {
      const generators = (await last(seeded(seed), call('generators')))?.returned as readonly number[];
      expect(generators[1]).toBe(0.0012301533574825742);
      expect(generators[3]).toBe(1.7886284734303186);
    }
    // numpy.random.seed(42); numpy.random.normal()
    expect((await last(seeded(1), call('seeds_itself')))?.returned).toBe(0.4967141530112327);
  });

  it('draws from the distributions that were asked for', async () => {
    const repeated = { ...call('noisy', 1), repeat: 2000 };
    const answer = await last(seeded(3), repeated);
    const values = answer?.returned as readonly number[];
    expect(answer?.draws).toEqual({ normal: 4000, uniform: 0 });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Five standard errors of 2000 draws with variance 0.02.
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(0.02 / 2000));
    expect(Math.abs(variance - 0.02)).toBeLessThan(5 * 0.02 * Math.sqrt(2 / 2000));
  });
});
