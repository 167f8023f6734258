import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer } from './client.ts';
import { bench, loops, script, told, type Bench } from './notebooks.ts';

/** Statements of one descent, that may be spread over cells in any way. */
const descent = [
  'import numpy as np',
  'def slope(x):\n    return 2 * x - 2 * np.pi * np.sin(2 * np.pi * x)',
  'x = np.linspace(-2, 2, 2001)',
  'localmin = np.random.choice(x, 1)',
  'first = localmin[:]',
  'lr, epochs = 0.01, 100',
  'history = np.zeros(epochs)',
  'for i in range(epochs):\n    localmin -= lr * slope(localmin)\n    history[i] = localmin[0]',
  'result = localmin[0]',
];

/** What may stand between them without a meaning for it. */
const noise = [
  'import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(1, 2)\naxes[0].plot([1, 2])\nplt.show()',
  '%matplotlib inline',
  '!pip install numpy',
  'import nowhere_to_be_found\nnowhere_to_be_found.go()',
  'print("a" + 1)',
  'unrelated = [k ** 2 for k in range(10)]\nfor k in unrelated:\n    print(k)',
  'other = 5.0\nfor k in range(3):\n    other = other - 0.5 * other',
  'def helper(a, b=2):\n    return a * b',
  'this is no Python',
  '# only a comment',
];

describe('laws of scripts', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const ask = async (cells: readonly string[]): Promise<unknown> => {
    const { survey } = await work.open(...cells);
    const found = loops(survey).find(({ script: one }) => one.carried.includes('localmin'));
    const values = { localmin: -1.76, lr: 0.02, epochs: integer(30) };
    const read = ['localmin', 'result', 'history', 'first'];
    const [answer] = await work.host.run(script(found?.number ?? -1, read, values));
    return read.map((name) => told(answer, name));
  };

  it('do not depend on how statements are spread over cells, nor on what stands between them', async () => {
    const plain = await ask(descent);
    expect(plain).toMatchObject([expect.any(Number), expect.any(Number), expect.any(Array), expect.any(Number)]);
    const between = fc.array(fc.constantFrom(...noise), { maxLength: 2 });
    const layout = fc.array(fc.record({ before: between, splits: fc.boolean() }), {
      minLength: descent.length,
      maxLength: descent.length,
    });
    await fc.assert(
      fc.asyncProperty(layout, async (places) => {
        const cells: string[] = [];
        let current: string[] = [];
        descent.forEach((statement, i) => {
          const place = places[i];
          if (current.length > 0 && (place?.splits === true || (place?.before.length ?? 0) > 0)) {
            cells.push(current.join('\n'));
            current = [];
          }
          cells.push(...(place?.before ?? []));
          current.push(statement);
        });
        expect(await ask([...cells, current.join('\n')])).toEqual(plain);
      }),
      { numRuns: 40, seed: 4 },
    );
  }, 60_000);

  it('do not depend on the names of what only the code itself knows', async () => {
    const plain = await ask(descent);
    const renamed = descent.map((code) => code.replace(/\bslope\b/g, 'g').replace(/\bi\b/g, 'step'));
    expect(await ask(renamed)).toEqual(plain);
  });
});
