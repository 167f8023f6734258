import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, scripted, seeded, startHost, type Host, type Reply } from './client.ts';

const code = `
from scipy.stats import norm
from scipy import stats
import scipy.stats as st
import scipy
def one(): return norm.rvs(5, 2)
def rows(): return norm.rvs(loc=1, scale=0.5, size=(2, 1))
def frozen(): return stats.norm(10, 3).rvs(2)
def seeds(): return st.norm.rvs(scale=2, size=1, random_state=7)
def far(): return scipy.stats.norm.rvs(0, 1, 3)
def other(): return norm.pdf(0)
`;

describe('scipy.stats.norm, where scipy is absent', () => {
  let host: Host;
  let reply: Reply;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'noise-'));
    writeFileSync(join(folder, 'hw.py'), code);
    host = startHost();
    reply = await host.load('hw.py', [['one']], folder);
  });
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true });
  });

  const array = (shape: readonly number[], ...values: readonly number[]) => ({ $array: { shape, values } });

  it('draws what the grader gives it', async () => {
    const answers = await host.run(
      scripted(1, -1, 1, 2, -1, 0.5, 1, 2, 3),
      ...['one', 'rows', 'frozen'].map((name) => call(name)),
      ...['seeds', 'far'].map((name) => call(name)),
    );
    expect(answers.slice(1).map(({ returned }) => returned)).toEqual([
      7,
      array([2, 1], 0.5, 1.5),
      array([2], 16, 7),
      array([1], 1),
      array([3], 1, 2, 3),
    ]);
    expect(answers[2]?.draws).toEqual({ normal: 2, uniform: 0 });
  });

  it('is the same for the same seed, and silent where no noise is asked for', async () => {
    const [silent, , first, , second] = await host.run(call('far'), seeded(3), call('far'), seeded(3), call('far'));
    expect(silent?.returned).toEqual(array([3], 0, 0, 0));
    expect(second?.returned).toEqual(first?.returned);
    expect(first?.returned).not.toEqual(silent?.returned);
  });

  it('is told, and has nothing else to give', async () => {
    expect(reply.loaded?.helps.map(({ message }) => message)).toEqual([
      '`scipy` is not installed here: a stand-in that accepts anything took its place. `scipy.stats.norm.rvs` draws normal numbers as ever.',
    ]);
    expect((await host.run(call('other')))[0]?.returned).toEqual({
      $opaque: { type: 'stand-in for scipy', text: 'scipy' },
    });
  });
});
