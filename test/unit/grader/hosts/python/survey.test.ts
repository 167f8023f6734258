import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, lives, loops, type Bench } from './notebooks.ts';

describe('the survey of a submission', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  it('is only told where somebody asks', async () => {
    const other = bench();
    await other.openFile('x = 1');
    const folder = new URL('../../../../fixtures/notebooks', import.meta.url).pathname;
    const reply = await other.host.ask({ load: { folder, file: 'plain.py', wanted: [['x']], packages: [] } });
    expect(reply.loaded).not.toHaveProperty('survey');
    await other.close();
  });

  it('tells a name that is an array first and a function later in both forms', async () => {
    const { survey } = await work.open(
      'import numpy as np\nx = np.linspace(-2, 2, 11)\nfx = np.sin(x) * x',
      'def fx(x):\n    return np.sin(x) * x',
    );
    expect(lives(survey, 'fx').map(({ form, at }) => [form, at])).toEqual([
      ['value', 3],
      ['function', undefined],
    ]);
    expect(lives(survey, 'fx')[1]).toMatchObject({
      where: { cell: 2, line: 1 },
      signature: { parameters: [{ name: 'x', required: true }] },
    });
  });

  it('gives a function a new life when something that it calls is made anew', async () => {
    const { survey } = await work.open(
      'def deriv(x):\n    return 2 * x',
      'def gradient_descent(x, n, lr):\n    for _ in range(n):\n        x = x - lr * deriv(x)\n    return x',
      'print(gradient_descent(1, 5, 0.1))',
      'def deriv(x):\n    return 4 * x',
    );
    expect(lives(survey, 'gradient_descent').map(({ at }) => at)).toEqual([3, undefined]);
    expect(lives(survey, 'deriv').map(({ at }) => at)).toEqual([3, undefined]);
  });

  it('takes a loop that goes on from a value for the same life, and one that starts over for a new one', async () => {
    const { survey } = await work.open(
      'x = 3.0\nfor i in range(5):\n    x = x - 0.1 * x',
      'for start in [1, 2]:\n    x = start\n    for i in range(5):\n        x = x - 0.1 * x',
    );
    expect(lives(survey, 'x').map(({ at, where }) => [at, where.cell])).toEqual([
      [2, 1],
      [undefined, 2],
    ]);
    expect(lives(survey, 'start')).toHaveLength(1);
  });

  it.each([
    ['import sympy as sym\nz = sym.Symbol("z")\ndf = sym.lambdify(z, sym.diff(z**2, z))', 'function'],
    ['import numpy as np\ndf = np.vectorize(lambda x: 2 * x)', 'function'],
    ['from autograd import grad\ndf = grad(lambda x: x**2)', 'function'],
    ['from functools import partial\ndf = partial(pow, 2)', 'function'],
    ['def make():\n    def inner(x):\n        return x\n    return inner\ndf = make()', 'function'],
    ['df = lambda x: 2 * x', 'function'],
    ['def other(x):\n    return x\ndf = other', 'function'],
    ['import numpy as np\ndf = np.cos(np.linspace(0, 1, 5))', 'value'],
    ['def grad(x):\n    return 2 * x\ndf = grad(3.0)', 'value'],
    ['class df:\n    def __init__(self, rate):\n        pass', 'class'],
  ])('knows what is made by: %s', async (code, form) => {
    const { survey } = await work.open(code);
    expect(lives(survey, 'df').map((life) => life.form)).toEqual([form]);
  });

  it('tells what functions read of the top level, and through other functions', async () => {
    const { definitions } = await work.open(
      'import numpy as np\nrate = 0.1\ndef slope(x):\n    return np.cos(x) * scale\ndef step(x):\n    return x - rate * slope(x)',
      'scale = 2',
    );
    const reads = (name: string): unknown =>
      (definitions.find((one) => one.name === name) as { reads?: unknown } | undefined)?.reads;
    expect(reads('step')).toEqual(['rate', 'scale', 'slope']);
    expect(reads('slope')).toEqual(['scale']);
    expect(reads('rate')).toBeUndefined();
  });

  it('tells a descent: what it starts from, what descends, what comes out', async () => {
    const { survey } = await work.open(
      'import numpy as np\ndef deriv(x):\n    return 2 * x',
      'start, lr = -1.76, 1e-2\ntraining_epochs = 100\nlocalmin = start\nhistory = []\ni = 0',
      'for epoch in range(training_epochs):\n    g = deriv(localmin)\n    localmin = localmin - lr * g\n    history.append(localmin)\n    i += 1',
      'found_minima = float(localmin)\nprint(found_minima)',
      'localmin = 5',
    );
    const [loop] = loops(survey);
    expect(loop?.script).toMatchObject({
      loop: { kind: 'counted', count: { kind: 'name', name: 'training_epochs' } },
      carried: ['localmin'],
      where: { cell: 3, line: 1 },
      at: 10,
    });
    expect(loop?.script.outputs).toEqual(expect.arrayContaining(['localmin', 'history', 'found_minima']));
    const input = (name: string): unknown => loop?.script.inputs.find((one) => one.name === name);
    expect(input('start')).toMatchObject({ statement: 2, value: -1.76, from: [] });
    expect(input('lr')).toMatchObject({ statement: 2, value: 0.01 });
    expect(input('localmin')).toMatchObject({ statement: 4, from: ['start'] });
  });

  it.each([
    ['for i in range(n):', { kind: 'counted', count: { kind: 'name', name: 'n' } }],
    ['for i in range(1, n + 1):', { kind: 'counted', count: { kind: 'name', name: 'n' } }],
    ['for i in tqdm(range(int(n))):', { kind: 'counted', count: { kind: 'name', name: 'n' } }],
    ['for i in np.arange(n):', { kind: 'counted', count: { kind: 'name', name: 'n' } }],
    ['for i in range(40):', { kind: 'counted', count: { kind: 'literal', literal: 40 } }],
    ['for i in rates:', { kind: 'counted', count: { kind: 'other' } }],
    ['while k < n:', { kind: 'counted', count: { kind: 'name', name: 'n' } }],
    ['while k <= n and x > 0:', { kind: 'counted', count: { kind: 'other' } }],
    ['while x > 0.1:', { kind: 'open' }],
    ['while True:', { kind: 'open' }],
  ])('knows how many rounds are made by: %s', async (head, loop) => {
    const { survey } = await work.open(
      `from tqdm import tqdm\nimport numpy as np\nn, k = 5, 0\nrates = [1]\nx = 2.0\n${head}\n    x = x - 0.1 * x\n    k += 1`,
    );
    expect(loops(survey).map(({ script }) => script.loop)).toEqual([loop]);
  });

  it('tells the numbers written out in a loop', async () => {
    const { survey } = await work.open(
      'x = 3\nfor i in range(100):\n    lr = 0.01 * (1 - (i + 1) / 100)\n    g = 6 * x - 3\n    x = x - lr * g',
    );
    expect(loops(survey)[0]?.script.literals.map(({ value, as }) => [value, as])).toEqual([
      [100, 'count'],
      [0.01, 'factor'],
      [100, 'count'],
    ]);
  });

  it('takes no sweep for a descent, nor a loop in which nothing goes from round to round', async () => {
    const { survey } = await work.open(
      'starts = [1, 2]\nfound = []\nfor start in starts:\n    x = start\n    for i in range(5):\n        x = x - 0.1 * x\n    found.append(x)',
      'for i in range(3):\n    print(i)',
    );
    expect(loops(survey)).toEqual([]);
  });

  it('takes a loop through the coordinates of a point for a part of the descent', async () => {
    const { survey } = await work.open(
      'x = [1.0, 2.0]\nfor i in range(5):\n    for d in range(2):\n        x[d] = x[d] - 0.1 * x[d]',
    );
    expect(loops(survey).map(({ script }) => script.carried)).toEqual([['x']]);
  });
});
