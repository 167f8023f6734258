import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { groups, rewrites } from '../../../../../grader/audit/rewrites/index.ts';
import type { Rewritten } from '../../../../../grader/audit/rewrites/rewrite.ts';
import { readPython } from '../ask.ts';
import { findProject } from '../../../../../grader/cli/project.ts';

const TOY = `
import numpy as np

def bend(x, rate, matrix):
    total = 0
    for k in range(3):
        total = total + (x - k) ** 2 / 7
    matrix = matrix - 0.5 * np.ones((2, 2))
    product = matrix @ (matrix * rate)
    return total, product, x / np.sqrt(x**2 + 1) + np.exp(-x) + rate * (x - 2.5) + np.sum(product)
`;
const targets = [
  {
    names: ['bend', 'curve'],
    parameters: [{ names: ['x', 'theta'] }, { names: ['rate', 'lr'] }, { names: ['matrix', 'weights'] }],
    results: [{ names: ['one'] }, { names: ['two'] }, { names: ['three'] }],
    isClass: false,
    conventions: {},
  },
];
const own = rewrites.filter(({ languages }) => languages.includes('python')).map(({ id }) => id);

/** Runs all texts in one process, and flattens what each answers. */
const RUN = `
import json, sys
import numpy as np
import types
for name in ('matplotlib', 'matplotlib.pyplot'):
    stub = types.ModuleType(name)
    stub.__getattr__ = lambda _: lambda *given, **named: None
    sys.modules[name] = stub
sys.modules['matplotlib'].pyplot = sys.modules['matplotlib.pyplot']
answers = []
stdout, sys.stdout = sys.stdout, sys.stderr
for text in json.load(sys.stdin):
    space = {}
    exec(text, space)
    bend = space.get('bend') or space['curve']
    names = bend.__code__.co_varnames[:bend.__code__.co_argcount + bend.__code__.co_kwonlyargcount] if hasattr(bend, '__code__') else None
    given = [1.7, 0.3, np.array([[1.0, 2.0], [3.0, -1.0]])]
    named = hasattr(bend, '__code__') and bend.__code__.co_kwonlyargcount > 0
    result = bend(**dict(zip(names, given))) if named else bend(*given)
    if isinstance(result, types.SimpleNamespace): result = vars(result)
    if isinstance(result, dict): result = list(result.values())
    answers.append([float(value) for one in result for value in np.ravel(np.asarray(one, dtype=float))])
json.dump(answers, stdout)
`;

async function rewritten(ids: readonly string[]): Promise<Rewritten> {
  return JSON.parse(await readPython(JSON.stringify({ task: 'rewrite', text: TOY, ids, targets }))) as Rewritten;
}

describe('Python in other words', () => {
  const python = `${findProject(import.meta.dirname).root}/.venv/bin/python`;
  const alone = new Map<string, Rewritten>();
  let answers: readonly (readonly number[])[] = [];

  beforeAll(async () => {
    for (const id of own) alone.set(id, await rewritten([id]));
    const together = await Promise.all(groups.python.map(rewritten));
    const texts = [TOY, ...alone.values(), ...together].map((one) => (typeof one === 'string' ? one : one.text));
    const { stdout, stderr, status } = spawnSync(python, ['-c', RUN], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    answers = JSON.parse(stdout) as readonly (readonly number[])[];
  });

  it('has every rewriting in a group, and none twice', () => {
    expect([...groups.python.flat()].sort()).toEqual([...own].sort());
  });

  it('keeps the values, by each rewriting alone and by each group', () => {
    const [expected = [], ...others] = answers;
    expect(expected).toHaveLength(6);
    expect(others).toHaveLength(own.length + groups.python.length);
    others.forEach((values, index) => {
      const name = own[index] ?? `group ${index - own.length}`;
      expect(values, name).toHaveLength(6);
      values.forEach((value, place) => {
        expect(Math.abs(value - (expected[place] ?? NaN)), name).toBeLessThan(1e-12);
      });
    });
  });

  it('says which definitions each rewriting changed', () => {
    const idle = own.filter((id) => alone.get(id)?.changed[id]?.includes('bend') !== true);
    // These need a class, another convention, or give the function another name.
    expect(idle.sort()).toEqual([
      'float32-at-first',
      'other-bias',
      'other-epsilon',
      'other-names',
      'other-slope-at-zero',
    ]);
  });
});
