import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer } from './client.ts';
import { bench, loops, script, swept, told, type Bench, type ScriptAnswer } from './notebooks.ts';

const bowl = 'import numpy as np\ndef deriv(x):\n    return 6 * x - 3';
const descend = (x: number, rate: number, epochs: number): number =>
  Array.from({ length: epochs }).reduce<number>((at) => at - rate * (6 * at - 3), x);

describe('descents within sweeps, asked for one round of them', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const ask = async (
    code: string,
    values: Readonly<Record<string, unknown>>,
    read: readonly string[] = ['x'],
  ): Promise<ScriptAnswer | undefined> => {
    const { survey } = await work.open(bowl, code);
    expect(loops(survey)).toEqual([]);
    const found = swept(survey);
    expect(found).toHaveLength(1);
    const [answer] = await work.host.run(script(found[0]?.number ?? -1, read, values));
    return answer;
  };

  it.each([
    [
      'lr, n = 0.01, 30\nstarts = np.linspace(-5, 5, 50)\nends = np.zeros(50)\nfor k, x in enumerate(starts):\n    for i in range(n):\n        g = deriv(x)\n        x = x - lr * g\n    ends[k] = x',
    ],
    [
      'n = 30\nends = []\nfor lr in [0.1, 0.2]:\n    x = 0.5\n    for i in range(n):\n        x = x - lr * deriv(x)\n    ends.append(x)',
    ],
    [
      'for lr in np.linspace(0, 0.1, 5):\n    for n in [10, 20]:\n        x = 0\n        for i in range(int(n)):\n            x = x - lr * deriv(x)\n        print(x)',
    ],
    [
      'n = 30\nfor k in range(3):\n    for lr, x in [(0.1, 1.0), (0.2, 2.0)]:\n        for i in range(n):\n            x -= lr * deriv(x)',
    ],
    [
      'n, k = 30, 0\nrates = [0.1, 0.2]\nwhile k < len(rates):\n    lr = rates[k]\n    x = 1.5\n    for i in range(n):\n        x = x - lr * deriv(x)\n    k = k + 1',
    ],
    [
      'if __name__ == "__main__":\n    n = 30\n    for lr in (0.1, 0.2):\n        x = 1.5\n        i = 0\n        while i < n:\n            x = x - lr * deriv(x)\n            i += 1',
    ],
    [
      'n = 30\nfor lr in (0.1, 0.2):\n    with np.errstate(all="ignore"):\n        x = 1.5\n        for i in range(n):\n            x = x - lr * deriv(x)\n            if not np.isfinite(x):\n                continue\n    if x > 3:\n        continue',
    ],
  ])('takes what is given in place of what the sweep sets: %s', async (code) => {
    const answer = await ask(code, { x: -1, lr: 0.02, n: integer(7) });
    expect(told(answer, 'x')).toBeCloseTo(descend(-1, 0.02, 7), 12);
    expect(answer?.rounds).toBe(7);
  });

  it('tells what the sweep sets as inputs, and the count that it goes through', async () => {
    const { survey } = await work.open(
      bowl,
      'for lr in [0.25, 0.5]:\n    for n in np.linspace(10, 500, 50):\n        start = 0\n        x = start\n        for i in range(int(n)):\n            x = x - lr * deriv(x)',
    );
    const [found] = swept(survey);
    expect(found?.script).toMatchObject({
      within: true,
      where: { cell: 2, line: 5 },
      carried: ['x'],
      loop: { kind: 'counted', count: { kind: 'name', name: 'n' } },
    });
    const input = (name: string): unknown => found?.script.inputs.find((one) => one.name === name);
    expect(input('lr')).toMatchObject({ where: { line: 1 }, value: 0.25, from: [] });
    expect(input('n')).toMatchObject({ where: { line: 2 } });
    expect(input('start')).toMatchObject({ where: { line: 3 }, value: 0 });
    expect(input('x')).toMatchObject({ where: { line: 4 }, copies: 'start', from: ['start'] });
  });

  it('makes the first round where nothing is given', async () => {
    const answer = await ask('for x in [1, 2, 3]:\n    for i in range(4):\n        x = x - 0.1 * deriv(x)', {});
    expect(told(answer, 'x')).toBeCloseTo(descend(1, 0.1, 4), 12);
  });

  it('reads what is made of the end, and nothing that comes after', async () => {
    const code =
      'ends = []\nfor lr in (0.1, 0.2):\n    x = np.array([1.5])\n    for i in range(9):\n        x = x - lr * deriv(x)\n    found = float(x[0])\n    ends.append(found)\n    ends[7] = found\n    nowhere.go(found)\n    x = np.random.choice([1, 2])\n    found = 3';
    const answer = await ask(code, { x: -1, lr: 0.02 }, ['x', 'found']);
    expect([told(answer, 'x'), told(answer, 'found')]).toEqual([descend(-1, 0.02, 9), descend(-1, 0.02, 9)]);
  });

  it('reads a start that is kept within the sweep', async () => {
    const code =
      'for k in range(3):\n    x = np.random.choice(np.linspace(-2, 2, 21), 1)\n    first = x.copy()\n    for i in range(5):\n        x = x - 0.1 * deriv(x)';
    const answer = await ask(code, { x: -1 }, ['x', 'first']);
    expect([told(answer, 'x'), told(answer, 'first')]).toEqual([descend(-1, 0.1, 5), -1]);
    const [found] = swept((await work.open(bowl, code)).survey);
    expect(found?.script.outputs).toEqual(['x', 'first']);
  });

  it('says why what is made of the end is not there', async () => {
    const code =
      'for lr in (0.1, 0.2):\n    x = 1.5\n    for i in range(9):\n        x = x - lr * deriv(x)\n    found = x[0]';
    expect((await ask(code, { x: -1 }, ['found']))?.threw).toMatchObject({ type: 'TypeError', where: { line: 5 } });
    expect(told(await ask(code, { x: -1 }), 'x')).toBeCloseTo(descend(-1, 0.1, 9), 12);
  });

  it('begins anew each time, and leaves the sweep of the submission as it was', async () => {
    const { survey } = await work.open(
      bowl,
      'x = 9\nends = []\nfor x in (1, 2):\n    for i in range(3):\n        x = x - 0.1 * deriv(x)\n    ends.append(x)',
    );
    const run = script(swept(survey)[0]?.number ?? -1, ['x'], { x: 0.3 });
    const all = { op: 'read', name: 'ends' };
    const answers = (await work.host.run(all, run, run, all)) as readonly ScriptAnswer[];
    expect(told(answers[1], 'x')).toBeCloseTo(descend(0.3, 0.1, 3), 12);
    expect(answers[2]).toEqual(answers[1]);
    expect(answers[3]).toEqual(answers[0]);
    expect(answers[0]?.returned).toHaveLength(2);
  });

  it('stands beside a loop that stands for itself', async () => {
    const { survey } = await work.open(
      bowl,
      'x = 0.2\nfor i in range(3):\n    x = x - 0.1 * deriv(x)',
      'for x in (1, 2):\n    for i in range(3):\n        x = x - 0.1 * deriv(x)',
    );
    expect([...loops(survey), ...swept(survey)].map(({ script: one }) => one.where.cell)).toEqual([2, 3]);
  });
});
