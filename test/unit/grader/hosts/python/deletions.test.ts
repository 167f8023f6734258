import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, startHost, type Answer } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deletions-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a fresh host answers to the functions, asked in this order. */
async function asked(code: string, names: readonly string[]): Promise<readonly Answer[]> {
  writeFileSync(join(folder, 'hw.py'), code);
  const host = startHost({ packages: false });
  await host.load('hw.py', [['step'], ['deriv', 'slope']], folder);
  const answers = await host.run(...names.map((name) => call(name)));
  await host.close();
  return answers;
}

describe('what the submission deletes at its end', () => {
  it.each(['del step', 'x = 1\ndel x, step', 'if True:\n    del step', 'del step, slope'])(
    'is still there when it is asked for: %s',
    async (deletion) => {
      const code = `def step(): return 1\ndef slope(): return 2\n${deletion}\n`;
      expect(await asked(code, ['step', 'slope'])).toMatchObject([{ returned: 1 }, { returned: 2 }]);
    },
  );

  const code = `
sum = 0
def early(): return rate
rate = 5
first = early()
del rate
def step(): return [first, sum([1, 2])]
def deriv(): return rate
del sum
`;
  it.each([[['step', 'deriv']], [['deriv', 'step']]])(
    'is gone for what is called afterwards, whatever is asked first: %s',
    async (names) => {
      const answers = await asked(code, names);
      const byName = Object.fromEntries(names.map((name, index) => [name, answers[index]]));
      expect(byName['step']?.returned).toEqual([5, 3]);
      expect(byName['deriv']?.threw).toMatchObject({ type: 'NameError' });
    },
  );

  it('does not come back when an earlier statement runs late', async () => {
    const late = `kept = 1\ndef uses(): return 'kept' in globals()\nother = 2\ndel kept\ndef step(): return other\n`;
    const [first, , second] = await asked(late, ['uses', 'step', 'uses']);
    expect(second?.returned).toEqual(first?.returned);
  });
});
