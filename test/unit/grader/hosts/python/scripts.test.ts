import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, matrix, scripted, seeded } from './client.ts';
import { bench, loops, script, told, type Bench, type ScriptAnswer } from './notebooks.ts';

const wave =
  'import numpy as np\ndef f(x):\n    return np.cos(2 * np.pi * x) + x ** 2\ndef df(x):\n    return 2 * x - 2 * np.pi * np.sin(2 * np.pi * x)';
const slope = (x: number): number => 2 * x - 2 * Math.PI * Math.sin(2 * Math.PI * x);
const descend = (x: number, rate: number, epochs: number): number =>
  Array.from({ length: epochs }).reduce<number>((at) => at - rate * slope(at), x);

describe('statements at the top level, asked like a function', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const ask = async (...operations: readonly object[]): Promise<readonly ScriptAnswer[]> =>
    work.host.run(...operations);
  const loop = async (...cells: readonly string[]) => loops((await work.open(wave, ...cells)).survey);

  it.each([
    ['lr = 0.01\nn = 100\nx = 0.3\nfor i in range(n):\n    x = x - lr * df(x)'],
    ['lr = 0.01\nn = 100\nx = np.random.choice(np.linspace(-2, 2, 21))\nfor i in range(n):\n    x -= lr * df(x)'],
    ['lr, n, x = 0.01, 100, 0.3\nfor i in range(n):\n    x, old = x - lr * df(x), x'],
    ['x = first = 0.3\nlr: float = 0.01\nn = 100\nfor i in range(1, n + 1):\n    g = df(x)\n    x = x - lr * g'],
    ['lr = 0.01\nn = 100\nx = np.array([0.3])\nfor i in range(n):\n    x[0] -= lr * df(x[0])'],
    ['lr = 0.01\nn = 100\nx = np.array([0.3])\nfor i in range(n):\n    x[:] = x - lr * df(x)'],
    ['lr = 0.01\nn = 100\nx = 0.3\nk = 0\nwhile k < n:\n    x = x - lr * df(x)\n    k = k + 1'],
    ['lr = 0.01\nn = 100\nx = 0.3\ndef step():\n    global x\n    x = x - lr * df(x)\nfor i in range(n):\n    step()'],
    ['lr = 0.01\nn = 100\nx = 0.3\ndef step():\n    return x - lr * df(x)\nfor i in range(n):\n    x = step()'],
    ['lr = 0.01\nn = 100\nx = 0.3\nif True:\n    for i in range(n):\n        x = x - lr * df(x)'],
    [
      'if __name__ == "__main__":\n    lr = 0.01\n    n = 100\n    x = 0.3\n    for i in range(n):\n        x = x - lr * df(x)',
    ],
    ['lr = float(input("rate? "))\nn = 100\nx = nowhere\nfor i in range(n):\n    x = x - lr * df(x)'],
    ['lr = 0.01\nn = 100\nx = 0.3\nfor i in range(n):\n    x = x - lr * late(x)\ndef late(x):\n    return df(x)'],
    [
      'rate = 0.01\nlr = rate\nn = 100\nbegin = 0\nx = begin\nfor i in range(n):\n    new = x - lr * df(x)\n    x = new',
    ],
  ])('gives what is asked the place of the first values: %s', async (code) => {
    const [found] = await loop(code);
    const values = { x: -1, lr: 0.02, n: integer(50) };
    const [first, second] = await ask(
      script(found?.number ?? -1, ['x'], values),
      script(found?.number ?? -1, ['x'], { ...values, x: -1.76 }),
    );
    expect(told(first, 'x')).toBeCloseTo(descend(-1, 0.02, 50), 12);
    expect(told(second, 'x')).toBeCloseTo(descend(-1.76, 0.02, 50), 12);
    expect(first?.rounds).toBe(50);
  });

  it('begins anew each time, and leaves the names of the submission as they were', async () => {
    const [found] = await loop(
      'x, n = 0.3, 3\nxs = [x]\nfor i in range(n):\n    x = x - 0.01 * df(x)\n    xs.append(x)',
    );
    const run = script(found?.number ?? -1, ['xs'], { x: 1 });
    const answers = await ask({ op: 'read', name: 'xs' }, run, run, { op: 'read', name: 'xs' });
    expect(answers[1]).toEqual(answers[2]);
    expect(answers[3]).toEqual(answers[0]);
    const history = told(answers[1], 'xs') as readonly number[];
    expect(history).toHaveLength(4);
    expect(history.at(-1)).toBeCloseTo(descend(1, 0.01, 3), 12);
  });

  it('follows a history that is itself what descends', async () => {
    const [list] = await loop(
      'xs = [0.3]\nlr = 0.01\nfor i in range(100):\n    xs.append(xs[-1] - lr * df(xs[-1]))\nx = xs[-1]',
    );
    const [one] = await ask(script(list?.number ?? -1, ['x'], { xs: -1 }));
    expect(told(one, 'x')).toBeCloseTo(descend(-1, 0.01, 100), 12);
    const [array] = await loop(
      'n = 9\nxs = np.zeros(n + 1)\nxs[0] = 0.3\nfor i in range(n):\n    xs[i + 1] = xs[i] - 0.01 * df(xs[i])\nx = xs[n]',
    );
    const [two] = await ask(script(array?.number ?? -1, ['x'], { xs: -1, n: integer(4) }));
    expect(told(two, 'x')).toBeCloseTo(descend(-1, 0.01, 4), 12);
  });

  it('keeps a view that moves along with the point, and a copy that does not', async () => {
    const code = (kept: string): string =>
      `x = np.random.choice(np.linspace(-2, 2, 21), 1)\nfirst = ${kept}\nfor i in range(50):\n    x -= 0.01 * df(x)`;
    const [view] = await loop(code('x[:]'));
    const [moved] = await ask(script(view?.number ?? -1, ['x', 'first'], { x: -1 }));
    expect(told(moved, 'first')).toBe(told(moved, 'x'));
    const [copy] = await loop(code('x.copy()'));
    const [kept] = await ask(script(copy?.number ?? -1, ['x', 'first'], { x: -1 }));
    expect(told(kept, 'first')).toBe(-1);
  });

  it('replaces numbers that are written out in the loop', async () => {
    const [found] = await loop('x = 0.3\nfor i in range(100):\n    x = x - 0.01 * (1 - (i + 1) / 100) * df(x)');
    const literals = found?.script.literals.map(({ id, as }) => ({ id, value: as === 'count' ? 20 : 0.05 }));
    const [answer] = await ask(script(found?.number ?? -1, ['x'], { x: 1 }, { literals }));
    let x = 1;
    for (let i = 0; i < 20; i += 1) x -= 0.05 * (1 - (i + 1) / 20) * slope(x);
    expect(told(answer, 'x')).toBeCloseTo(x, 12);
  });

  const stepsWith = (term: string, count: number): string =>
    `import math\nx = 0.3\nfor i in range(${String(count)}):\n    x = x - 0.01 * ${term}`;

  it.each([
    ['math.cos(10 * x)', 10],
    ['x ** 4', 4],
    ['4 * x ** 3', 4],
    ['(x - 10)', 10],
    ['(1 - (i + 1) / 20) * math.cos(10 * x)', 10],
  ])('leaves a number of the function as it is, though the loop counts to the same: %s', async (term, count) => {
    const [found] = await loop(stepsWith(term, count));
    expect(found?.script.literals.filter(({ as }) => as === 'count')).toEqual([{ id: 0, value: count, as: 'count' }]);
    const literals = [{ id: 0, value: 3 }];
    const [answer] = await ask(script(found?.number ?? -1, ['x'], { x: 1 }, { literals }));
    const [short] = await loop(stepsWith(term, count).replace('range(' + String(count), 'range(3'));
    const [same] = await ask(script(short?.number ?? -1, ['x'], { x: 1 }));
    expect(told(answer, 'x')).toBe(told(same, 'x'));
  });

  it.each(['i / 100', '(1 - (i + 1) / 100)', '(100 - i)', '(1 - i / float(100))', 'max(i, 100)'])(
    'replaces the number of rounds where the round is set against it: %s',
    async (term) => {
      const [found] = await loop(stepsWith(`${term} * math.cos(100 * x)`, 100));
      expect(found?.script.literals.filter(({ as }) => as === 'count')).toHaveLength(2);
    },
  );

  it('skips a run whose start cannot be put in place', async () => {
    const [found] = await loop(
      'xs = np.zeros(6)\nxs[0] = 0.3\nfor i in range(5):\n    xs[i + 1] = xs[i] - 0.01 * df(xs[i])\nx = xs[5]',
    );
    const [fits, not] = await ask(
      script(found?.number ?? -1, ['x'], { xs: -1 }),
      script(found?.number ?? -1, ['x'], { xs: [1, 2] }),
    );
    expect(told(fits, 'x')).toBeCloseTo(descend(-1, 0.01, 5), 12);
    expect(not?.skipped).toBe('what is given for xs cannot take the place of what the code puts there (ValueError)');
  });

  it('answers each combination of given names for itself, run after run', async () => {
    const [found] = await loop('x = 0.3\nlr = 0.01\nfor i in range(5):\n    x = x - lr * df(x)');
    const runs = [{ x: -1 }, { lr: 0.02 }, { x: -1, lr: 0.02 }, {}, { x: -1 }];
    const answers = await ask(...runs.map((values) => script(found?.number ?? -1, ['x'], values)));
    runs.forEach(({ x = 0.3, lr = 0.01 }: { readonly x?: number; readonly lr?: number }, i) => {
      expect(told(answers[i], 'x')).toBeCloseTo(descend(x, lr, 5), 12);
    });
  });

  it('draws the same in each run of a seeded program', async () => {
    const [found] = await loop('x = np.random.uniform(-2, 2)\nfirst = x\nfor i in range(5):\n    x = x - 0.01 * df(x)');
    const run = script(found?.number ?? -1, ['x', 'first']);
    const [, one, two] = await ask(seeded(5), run, run);
    expect(one?.returned).toEqual(two?.returned);
    expect(told(one, 'first')).not.toBe(0);
  });

  it('leaves an open loop after as many rounds as are asked, and says after how many it ended by itself', async () => {
    const [found] = await loop('x, g = 0.3, 1\nwhile abs(g) > 1e-8:\n    g = df(x)\n    x = x - 0.01 * g');
    const [few, all] = await ask(
      script(found?.number ?? -1, ['x'], { x: -1 }, { rounds: 3 }),
      script(found?.number ?? -1, ['x'], { x: -1 }, { rounds: 5000 }),
    );
    expect(told(few, 'x')).toBeCloseTo(descend(-1, 0.01, 3), 12);
    expect(few?.rounds).toBe(3);
    expect(all?.rounds).toBeGreaterThan(10);
    expect(all?.rounds).toBeLessThan(5000);
  });

  it('says which loop does not end, whatever the code catches', async () => {
    const [found] = await loop('x = 0.3\nwhile True:\n    try:\n        x = x - 0.01 * x\n    except:\n        pass');
    const [answer] = await ask(script(found?.number ?? -1, ['x'], { x: -1 }));
    expect(answer?.threw).toMatchObject({
      type: 'EndlessLoop',
      endless: true,
      message: 'the loop in cell 2, line 2 went through 200000 rounds without coming to an end',
      where: { cell: 2, line: 2 },
    });
  });

  it('does not take an error of that name for a loop that does not end', async () => {
    const [found] = await loop(
      "class EndlessLoop(BaseException):\n    endless = True\ndef g(x):\n    raise EndlessLoop('mine')\nx = 0.3\nfor i in range(9):\n    x = x - 0.01 * g(x)",
    );
    const [answer] = await ask(script(found?.number ?? -1, ['x'], { x: -1 }));
    expect(answer?.threw).toMatchObject({ type: 'EndlessLoop', message: 'mine', where: { cell: 2, line: 4 } });
    expect(answer?.threw).not.toHaveProperty('endless');
  });

  it('says where a loop fails, and goes on after what does not matter', async () => {
    const [bad] = await loop('x = 0.3\nfor i in range(9):\n    x = x - 0.01 * nowhere(x)');
    const [failed] = await ask(script(bad?.number ?? -1, ['x'], { x: -1 }));
    expect(failed?.threw).toMatchObject({ type: 'NameError', where: { cell: 2, line: 3 } });
    const [good] = await loop(
      'x = 0.3\nfirst = x.nowhere\nfor i in range(9):\n    x = x - 0.01 * df(x)\nresult = x[5]',
    );
    const [fine, missing] = await ask(
      script(good?.number ?? -1, ['x'], { x: -1 }),
      script(good?.number ?? -1, ['x', 'result'], { x: -1 }),
    );
    expect(told(fine, 'x')).toBeCloseTo(descend(-1, 0.01, 9), 12);
    expect(missing?.threw).toMatchObject({ type: 'IndexError', where: { cell: 2, line: 5 } });
  });

  it('asks each of two loops on one name for itself', async () => {
    const found = await loop(
      'x = 0\nlr = 0.01\nfor i in range(20):\n    x -= lr * df(x)',
      'x = x + 0.1\nfor i in range(20):\n    x -= lr * df(x)',
    );
    const answers = await ask(...found.map(({ number }) => script(number, ['x'], { x: -1 })));
    expect(answers.map((answer) => told(answer, 'x'))).toEqual([descend(-1, 0.01, 20), descend(-1, 0.01, 20)]);
    const [stuck] = await ask(script(found[0]?.number ?? -1, ['x']));
    expect(told(stuck, 'x')).toBe(0);
  });

  it('asks an array of values for other points', async () => {
    const { survey } = await work.open(
      wave,
      'x = np.linspace(-1, 1, 5)\nfx = np.sin(x) * np.exp(-x ** 2 * 0.05)',
      'def fx(x):\n    return x',
    );
    const number = survey.scripts.findIndex(({ outputs }) => outputs.includes('fx'));
    const [answer] = await ask(script(number, ['fx'], { x: { $array: { shape: [2], values: [0.5, 2] } } }));
    const expected = [0.5, 2].map((x) => Math.sin(x) * Math.exp(-(x ** 2) * 0.05));
    (told(answer, 'fx') as readonly number[]).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 12);
    });
  });

  it('asks lists of values made one by one for a list of one other point', async () => {
    const { survey } = await work.open('x = [i / 10 for i in range(-20, 30)]\nfx = [3 * v * v - 3 * v + 4 for v in x]');
    const number = survey.scripts.findIndex(({ outputs }) => outputs.includes('fx'));
    const [answer] = await ask(script(number, ['fx'], { x: 2 }));
    expect(told(answer, 'fx')).toEqual([10]);
  });

  it('draws as it is told to, where the start is not given', async () => {
    const [found] = await loop('x = np.random.uniform(-2, 2)\nfirst = x\nfor i in range(5):\n    x = x - 0.01 * df(x)');
    const answers = await ask(
      scripted(0.25),
      script(found?.number ?? -1, ['x', 'first']),
      scripted(0.75),
      script(found?.number ?? -1, ['first']),
    );
    expect(told(answers[1], 'first')).toBe(-1);
    expect(told(answers[1], 'x')).toBeCloseTo(descend(-1, 0.01, 5), 12);
    expect(told(answers[3], 'first')).toBe(1);
  });

  it('asks a file like a notebook, its main guard too', async () => {
    const { survey } = await work.openFile(
      `${wave}\nif __name__ == '__main__':\n    x = 0\n    for i in range(7):\n        x = x - 0.01 * df(x)`,
    );
    const [answer] = await ask(script(loops(survey)[0]?.number ?? -1, ['x'], { x: -1 }));
    expect(told(answer, 'x')).toBeCloseTo(descend(-1, 0.01, 7), 12);
  });

  it('takes a point of two coordinates in the form that the code has', async () => {
    const [found] = await loop('x = np.random.rand(2) * 4 - 2\nfor i in range(4):\n    x = x - 0.1 * 2 * x');
    const [flat, rows] = await ask(
      script(found?.number ?? -1, ['x'], { x: [1, 2] }),
      script(found?.number ?? -1, ['x'], { x: matrix([[1, 2]]) }),
    );
    expect(told(flat, 'x')).toEqual(told(rows, 'x'));
    expect((told(flat, 'x') as readonly number[])[1]).toBeCloseTo(2 * 0.8 ** 4, 12);
  });

  it('skips a script that is not there', async () => {
    await loop('x = 1');
    expect(await ask(script(7, ['x']))).toEqual([{ skipped: 'there is no script 7' }]);
  });
});
