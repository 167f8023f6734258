import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, type Bench } from './notebooks.ts';

/** What a value at the top level holds, after everything before it was run. */
describe('what a statement at the top level draws', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const held = async (code: string): Promise<unknown> => {
    await work.open(`import random\nimport numpy as np\n${code}`);
    const [answer] = await work.host.run({ op: 'read', name: 'drawn' });
    const value = answer?.returned as { readonly $array?: { readonly values: unknown } };
    return value.$array?.values ?? value;
  };

  it.each([
    ['np.random.rand()', 0.5],
    ['np.random.normal(3, 2)', 3],
    ['random.choice([7, 8, 9, 10])', 7],
    ['random.randint(1, 10)', 5],
    ['np.random.choice(np.arange(4.0), 1)', [0]],
  ])('is the mean, or the first, where it draws once: %s', async (code, value) => {
    expect(await held(`drawn = ${code}`)).toEqual(value);
  });

  it('is spread out about the mean where it draws several times, by one call or one by one', async () => {
    const spread = [0.5, 0.25, 0.75, 0.125];
    expect(await held('drawn = np.random.rand(4)')).toEqual(spread);
    expect(await held('drawn = [random.random() for _ in range(4)]')).toEqual(spread);
    expect(await held('drawn = np.random.uniform(-2, 2, 4)')).toEqual([0, -1, 1, -1.5]);
    expect(await held('first = np.random.rand(2)\ndrawn = np.random.rand(2)')).toEqual([0.5, 0.25]);
  });

  it.each([
    'np.random.rand(10) * 3 - 1.5',
    'np.random.randn(10)',
    'np.random.default_rng().uniform(-1, 1, 10)',
    'np.random.default_rng(3).normal(size=10)',
    'np.random.choice(np.linspace(-1, 1, 101), 10)',
    '[random.uniform(-1, 1) for _ in range(10)]',
    '[random.choice(range(100)) for _ in range(10)]',
    '[random.randint(0, 1000) for _ in range(10)]',
    '[random.gauss(0, 1) for _ in range(10)]',
  ])('are different starts, where several are drawn: %s', async (code) => {
    expect(new Set((await held(`drawn = ${code}`)) as readonly number[]).size).toBe(10);
  });

  it('has names for all its numbers, where a dict is made of them', async () => {
    const ends = await held('drawn = {start: 2 * start for start in np.linspace(-1, 1, 3)}');
    expect(ends).toEqual({
      $record: [
        ['-1.0', -2],
        ['0.0', 0],
        ['1.0', 2],
      ],
    });
  });

  it('is the same every time', async () => {
    const code = 'drawn = np.random.randn(5)';
    expect(await held(code)).toEqual(await held(code));
  });
});
