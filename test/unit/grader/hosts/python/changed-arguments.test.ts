import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer } from './client.ts';
import { bench, loops, script, swept, told, type Bench } from './notebooks.ts';

const head = 'import numpy as np\nlr, n = 0.1, 5\ndef deriv(x):\n    return 6 * x - 3\n';
const descend = (x: number, rate: number, epochs: number): number =>
  Array.from({ length: epochs }).reduce<number>((at) => at - rate * (6 * at - 3), x);

describe('a helper that changes what it is given', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  it.each([
    'def step(a):\n    a -= lr * deriv(a)\nx = np.array([1.5])\nfor i in range(n):\n    step(x)',
    'def step(a, rate=0):\n    g = deriv(a[0])\n    a[0] = a[0] - rate * g\nx = [1.5]\nfor i in range(n):\n    step(x, rate=lr)',
    'def step(a):\n    if True:\n        a[:] = a - lr * deriv(a)\n    return a\nx = np.array([1.5])\nfor i in range(n):\n    step(a=x)',
    'def step(a, history):\n    history.append(a[0])\n    a -= lr * deriv(a)\nx = np.array([1.5])\nxs = []\nfor i in range(n):\n    step(x, xs)',
  ])('carries it from round to round: %s', async (code) => {
    const [found] = loops((await work.open(head + code)).survey);
    expect(found?.script.carried).toEqual(['x']);
    const run = script(found?.number ?? -1, ['x'], { x: -1, lr: 0.02, n: integer(7) });
    const answers = await work.host.run(run, { op: 'read', name: 'x' }, run);
    expect(told(answers[0], 'x')).toBeCloseTo(descend(-1, 0.02, 7), 12);
    expect(answers[2]).toEqual(answers[0]);
    expect(JSON.stringify(answers[1]?.returned)).toContain(String(descend(1.5, 0.1, 5)).slice(0, 8));
  });

  it('does so within a sweep, too', async () => {
    const code =
      'def step(a):\n    a -= lr * deriv(a)\nfor start in (1, 2):\n    x = np.array([start * 1.0])\n    for i in range(n):\n        step(x)';
    const [found] = swept((await work.open(head + code)).survey);
    const [answer] = await work.host.run(script(found?.number ?? -1, ['x'], { x: -1 }));
    expect(told(answer, 'x')).toBeCloseTo(descend(-1, 0.1, 5), 12);
  });

  it.each([
    ['what is only filled', 'def keep(a, b):\n    a.append(b)\nx = []\nfor i in range(n):\n    keep(x, i)'],
    ['what is bound anew', 'def step(a):\n    a = np.array(a)\n    a -= 1\nx = [1.5]\nfor i in range(n):\n    step(x)'],
    ['what is only read', 'def show(a):\n    b = a - 1\n    print(b)\nx = 1.5\nfor i in range(n):\n    show(x)'],
  ])('does not carry %s', async (_, code) => {
    expect(loops((await work.open(head + code)).survey)).toEqual([]);
  });
});
