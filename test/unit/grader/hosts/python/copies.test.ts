import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, loops, type Bench } from './notebooks.ts';

const head = 'import copy\nimport numpy as np\nlr = 0.1\nstart = np.array([1.5])\n';
const loop = '\nfor i in range(5):\n    w = w - lr * 2 * w';

describe('what a script starts from', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const inputs = async (code: string) => loops((await work.open(`${head}${code}${loop}`)).survey)[0]?.script.inputs;
  const copied = async (code: string, name = 'w'): Promise<string | undefined> =>
    (await inputs(code))?.find((one) => one.name === name)?.copies;

  it.each([
    'w = start',
    'w = start[:]',
    'w = start.copy()',
    'w = start[:].copy()',
    'w = copy.deepcopy(start)',
    'w = np.array(start)',
    'w = np.asarray(start)',
    'w = float(start)',
    'w = np.float64(start)',
    'w = list(start)',
    'w = float(np.array(start.copy()))',
    'w: float = start',
    'w, count = start, 0',
    'w = first = start',
  ])('is a copy of another name: %s', async (code) => {
    expect(await copied(code)).toBe('start');
  });

  it.each([
    'w = np.random.choice(start)',
    'w = start[0]',
    'w = start[1:]',
    'w = start + 0.1',
    'w = -start',
    'w = float(start + 1)',
    'w = np.array([start, start])',
    'w = np.array(start, dtype=int)',
    'w = np.linspace(start, 2, 5)',
    'w = start.mean()',
    'w = 1.5',
  ])('is no copy: %s', async (code) => {
    expect(await copied(code)).toBeUndefined();
  });

  it('leads from copy to copy', async () => {
    const code = 'begin = start.copy()\nw = begin[:]';
    expect([await copied(code), await copied(code, 'begin')]).toEqual(['begin', 'start']);
    expect(await copied(code, 'start')).toBeUndefined();
  });

  it('is a copy only of what is an input itself', async () => {
    expect(await copied('def make():\n    return 1\nfor other in [3]:\n    pass\nw = other')).toBeUndefined();
  });
});
