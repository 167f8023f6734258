import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { construct, matrix, members, method, reference, set, type Answer, type Host } from './client.ts';
import { startHost as startNode } from './node/client.ts';
import { startHost as startPython } from './python/client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answering-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const python = `
class Network:
    def predict(self, X): return [9.0]
    def accuracy(self, X, y): return [one == other for one, other in zip(self.predict(X), y)]
    def named(self): return self.predict(1, 2, X=3)
    def spoils(self):
        self.predict(0)[0][0] = 7.0
        return self.predict(0)
class Closed:
    __slots__ = ()
    def predict(self, X): return [9.0]
`;
const typescript = `
class Network {
  predict(X: unknown): number[] { return [9]; }
  accuracy(X: unknown, y: number[]) { return this.predict(X).map((one, index) => one === y[index]); }
  named() { return (this as any).predict(1, 2, { X: 3 }); }
  spoils() { (this as any).predict(0)[0][0] = 7; return this.predict(0); }
  own() { return this.predict instanceof Function && this.predict(0) instanceof Array; }
}
class Closed { constructor() { Object.freeze(this); } predict(X: unknown) { return [9]; } }
`;
const network = reference(0);
const made = construct('Network');
const replaced = (value: unknown): object => set(network, 'predict', { $answers: value });

describe.each<[string, string, string, () => Host]>([
  ['Python', 'hw.py', python, startPython],
  ['TypeScript', 'hw.ts', typescript, startNode],
])('a function that answers a value, in %s', (language, file, code, start) => {
  async function asked(...operations: readonly object[]): Promise<readonly Answer[]> {
    writeFileSync(join(folder, file), code);
    const host = start();
    await host.load(file, [['Network'], ['Closed']], folder);
    const answers = await host.run(...operations);
    expect(await host.close()).toBe(0);
    return answers;
  }

  it('takes the place of a method, for the methods that ask it', async () => {
    const answers = await asked(
      made,
      replaced([1, 2]),
      method(network, 'accuracy', 0, [1, 5]),
      method(network, 'named'),
      members(network),
    );
    expect(answers.slice(1, 4).map(({ returned }) => returned)).toEqual([null, [true, false], [1, 2]]);
    expect(answers[4]?.returned).toMatchObject({
      $record: [
        ['predict', { $opaque: { type: 'function', callable: { parameters: [], variadic: true } } }],
        ['accuracy', {}],
        ['named', {}],
        ...(language === 'TypeScript'
          ? [
              ['spoils', {}],
              ['own', {}],
            ]
          : [['spoils', {}]]),
      ],
    });
  });

  it('answers a fresh value each time, in whatever form it is', async () => {
    const answers = await asked(
      made,
      replaced([[1, 2], 3]),
      method(network, 'spoils'),
      replaced({ $record: [['a', [{ $number: 'NaN' }, null]]] }),
      method(network, 'named'),
      replaced(
        matrix([
          [1, 2],
          [3, 4],
        ]),
      ),
      method(network, 'named'),
      replaced(5),
      method(network, 'named'),
    );
    expect(answers[2]?.returned).toEqual([[1, 2], 3]);
    expect(answers[4]?.returned).toEqual({ $record: [['a', [{ $number: 'NaN' }, null]]] });
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(answers[6]?.returned).toEqual(language === 'Python' ? matrix(rows) : rows);
    expect(answers[8]?.returned).toBe(5);
  });

  it('is given up where an object takes no other methods', async () => {
    const [, answer] = await asked(construct('Closed'), replaced([1]));
    expect(answer?.threw?.type).toBe(language === 'Python' ? 'AttributeError' : 'TypeError');
  });

  it.each([
    ['a reference', reference(0)],
    ['what stays elsewhere', { $opaque: { type: 'f', text: 'f' } }],
  ])('answers values only, not %s', async (_, value) => {
    expect((await asked(made, replaced([value])))[1]?.skipped).toMatch(/value/);
  });

  it('is put into one object, not into its class', async () => {
    const answers = await asked(
      made,
      replaced([1]),
      made,
      method(reference(2), 'predict', 0),
      method(network, 'predict', 0),
    );
    expect(answers.slice(3).map(({ returned }) => returned)).toEqual([[9], [1]]);
  });

  if (language !== 'TypeScript') return;
  it('is of the world of the submission', async () => {
    expect((await asked(made, replaced([1]), method(network, 'own')))[2]?.returned).toBe(true);
  });
});
