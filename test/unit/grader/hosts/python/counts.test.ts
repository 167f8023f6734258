import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer } from './client.ts';
import { bench, loops, script, told, type Bench } from './notebooks.ts';

const head =
  'import itertools\nimport numpy as np\nfrom tqdm import tqdm, trange\nfrom itertools import count, islice, repeat\nn = 5\nk = 0\none = 1\nx = 2.0\ndef deriv(x):\n    return 6 * x - 3\n';
const step = 'x = x - 0.1 * deriv(x)';
const descend = (x: number, epochs: number): number =>
  Array.from({ length: epochs }).reduce<number>((at) => at - 0.1 * (6 * at - 3), x);

describe('how many rounds a loop makes', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const look = async (code: string) => {
    const [found] = loops((await work.open(`${head}${code}`)).survey);
    return { loop: found?.script.loop, number: found?.number ?? -1 };
  };

  it.each([
    `for i in range(0, n, 1):\n    ${step}`,
    `for i in range(n, 0, -1):\n    ${step}`,
    `for i in range(n - 1, -1, -1):\n    ${step}`,
    `for i in range(1, 1 + n):\n    ${step}`,
    `for i in trange(n, desc="descent"):\n    ${step}`,
    `for i in tqdm(range(n)):\n    ${step}`,
    `for i in np.arange(1, n + 1):\n    ${step}`,
    `for i in np.linspace(0, 1, n):\n    ${step}`,
    `for i, _ in enumerate(range(n)):\n    ${step}`,
    `for i in reversed(range(n)):\n    ${step}`,
    `for _ in [0] * n:\n    ${step}`,
    `for _ in n * (None,):\n    ${step}`,
    `for _ in itertools.repeat(None, n):\n    ${step}`,
    `for i in islice(count(), n):\n    ${step}`,
    `bar = tqdm(range(n))\nfor i in bar:\n    ${step}`,
    `steps = np.arange(n)\nfor i in steps:\n    ${step}`,
    `history = np.zeros(n)\nfor i in range(len(history)):\n    ${step}\n    history[i] = x`,
    `history = np.zeros((n, 2))\nfor i, row in enumerate(history):\n    ${step}\n    history[i, 0] = x`,
    `history = [0] * n\nfor i in range(len(history)):\n    ${step}\n    history[i] = x`,
    `while n > 0:\n    ${step}\n    n -= 1`,
    `while n:\n    ${step}\n    n = n - 1`,
    `while n >= 1:\n    ${step}\n    n -= 1`,
    `while n != k:\n    ${step}\n    k += 1`,
    `while one <= n:\n    ${step}\n    one += 1`,
    `while True:\n    if k >= n:\n        break\n    ${step}\n    k += 1`,
    `while True:\n    ${step}\n    k += 1\n    if k == n:\n        break`,
    `while 1:\n    ${step}\n    one += 1\n    if one > n:\n        print(x)\n        break\n    print(x)`,
    `while True:\n    ${step}\n    k = k + 1\n    if abs(deriv(x)) < 1e-30 or k >= n:\n        break`,
    `while True:\n    if abs(deriv(x)) < 1e-30:\n        break\n    ${step}\n    k = k + 1\n    if k >= n:\n        break`,
  ])('is known by name, and can be given: %s', async (code) => {
    const { loop, number } = await look(code);
    expect(loop).toEqual({ kind: 'counted', count: { kind: 'name', name: 'n' } });
    const [answer] = await work.host.run(script(number, ['x'], { x: -1, n: integer(7) }));
    expect(told(answer, 'x')).toBeCloseTo(descend(-1, 7), 12);
  });

  it.each([
    `for i in range(20):\n    ${step}`,
    `for i in range(int(2e1)):\n    ${step}`,
    `for _ in [0] * 20:\n    ${step}`,
    `while k < 20:\n    ${step}\n    k += 1`,
    `while True:\n    ${step}\n    k += 1\n    if k == 20:\n        break`,
  ])('is a number that is written out, and can be replaced: %s', async (code) => {
    const { loop, number } = await look(code);
    expect(loop).toEqual({ kind: 'counted', count: { kind: 'literal', literal: 20 } });
    const { survey } = await work.open(`${head}${code}`);
    const literals = survey.scripts[number]?.literals
      .filter(({ as }) => as === 'count')
      .map(({ id }) => ({ id, value: 7 }));
    expect(literals).toHaveLength(1);
    const [answer] = await work.host.run(script(number, ['x'], { x: -1 }, { literals }));
    expect(told(answer, 'x')).toBeCloseTo(descend(-1, 7), 12);
  });

  it.each([
    ['a range that leaves out the first', `for i in range(1, n):\n    ${step}`],
    [
      'a row that is made elsewhere, with a number',
      `history = np.zeros(9)\nfor i in range(len(history)):\n    ${step}`,
    ],
    ['a step of two', `for i in range(0, n, 2):\n    ${step}`],
    ['a counter that goes below 0', `while n >= 0:\n    ${step}\n    n -= 1`],
    ['a counter that begins elsewhere', `while one < n:\n    ${step}\n    one += 1`],
    ['a round that is cut in two', `while True:\n    ${step}\n    if k >= n:\n        break\n    k += 1`],
    ['what is told apart only when it is run', `for i in range(*[n]):\n    ${step}`],
  ])('is not told where it cannot be read: %s', async (_, code) => {
    expect((await look(code)).loop).toEqual({ kind: 'counted', count: { kind: 'other' } });
  });

  it.each([
    `while True:\n    ${step}\n    if abs(deriv(x)) < 1e-3:\n        break`,
    `while True:\n    old = x\n    ${step}\n    k += 1\n    if abs(x - old) < 1e-3:\n        break`,
    `for i in count():\n    ${step}\n    if abs(deriv(x)) < 1e-3:\n        break`,
    `while not abs(deriv(x)) < 1e-3:\n    ${step}`,
  ])('is open where it ends when something is reached: %s', async (code) => {
    const { loop, number } = await look(code);
    expect(loop).toEqual({ kind: 'open' });
    const [few, all] = await work.host.run(
      script(number, ['x'], { x: -1 }, { rounds: 3 }),
      script(number, ['x'], { x: -1 }, { rounds: 5000 }),
    );
    expect(told(few, 'x')).toBeCloseTo(descend(-1, 3), 12);
    const x = told(all, 'x') as number;
    expect(Math.abs(6 * x - 3)).toBeLessThan(0.01);
  });
});
