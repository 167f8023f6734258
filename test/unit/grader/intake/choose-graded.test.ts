import { describe, expect, it } from 'vitest';
import { chooseGraded } from '../../../../grader/intake/choose-graded.ts';
import { definedNames } from '../../../../grader/intake/defined-names.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';

const target = (...names: readonly string[]): TargetSpec => ({
  title: 't',
  names: [...names],
  parameters: [],
  results: [{ role: 'value', names: ['v'] }],
  oracle: { testFunction: 'bowl' },
});
const targets = { descent: target('gradient_descent', 'gd'), adam: target('adam') };
const choose = (files: Readonly<Record<string, string>>): ReturnType<typeof chooseGraded> =>
  chooseGraded(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), targets);
const notebook = (...sources: readonly unknown[]): string =>
  JSON.stringify({ cells: sources.map((source) => ({ cell_type: 'code', source })) });

describe('definedNames', () => {
  it.each([
    ['a.py', 'def gradient_descent(x):', ['gradientdescent']],
    ['a.py', '  async def step():\nclass  Adam(object):', ['step', 'adam']],
    ['a.py', 'adam = lambda x: x\nbeta: float = 1\nx == 3', ['adam', 'beta']],
    ['a.py', '# adam\nprint(adam)\n"def adam"', []],
    ['a.ts', 'export function gradientDescent() {}\nexport default class Adam {}', ['gradientdescent', 'adam']],
    ['a.ts', 'export const adam: Rule = 1; let gd = 2', ['adam', 'gd']],
    ['a.mjs', 'export { step as adam }', ['adam']],
    ['a.cjs', 'exports.adam = step;\nmodule.exports.gd = 1', ['adam', 'gd']],
    ['a.cjs', 'module.exports = { adam, gd: step };', ['adam', 'gd']],
    ['a.js', 'function* adam() {}\nasync function gd() {}', ['adam', 'gd']],
    ['a.ipynb', notebook('def adam():\n  pass', ['gd = 1\n', 'x = 2']), ['adam', 'gd', 'x']],
    ['a.ipynb', JSON.stringify({ cells: [{ cell_type: 'markdown', source: 'adam = 1' }] }), []],
    ['a.ipynb', JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'code', input: ['adam = 1'] }] }] }), ['adam']],
    ['a.ipynb', '\ufeff' + notebook('adam = 1'), ['adam']],
    ['a.ipynb', 'not a notebook', []],
    ['a.ipynb', '{"cells": 3}', []],
    ['a.ipynb', '{"cells": [null, 1, {"cell_type": "code", "source": {"a": 1}}]}', []],
  ])('in %s: %j', (path, text, names) => {
    const defined = definedNames(path, Buffer.from(text));
    expect([...defined]).toEqual(expect.arrayContaining([...names]));
    if (names.length === 0) expect([...defined]).toEqual([]);
  });

  it.each([
    ['one word and much space', 'class'.padEnd(1e6, ' ')],
    ['many beginnings', 'def '.repeat(250_000)],
    ['many exports without end', 'module.exports={'.repeat(60_000)],
    ['one long name', 'a'.repeat(1e6)],
    ['many colons', 'x:'.repeat(500_000)],
    ['many lines', ' \n'.repeat(500_000)],
    ['brackets without end', '['.repeat(1_000_000)],
  ])('is quick on %s', (_, text) => {
    const began = performance.now();
    for (const path of ['a.py', 'a.ts', 'a.ipynb']) definedNames(path, Buffer.from(text));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('chooseGraded', () => {
  it('knows bare statements by their variables, and functions that are handed in one by one', () => {
    const among: Readonly<Record<string, TargetSpec>> = {
      descent: { ...target('gradient_descent'), script: true, results: [{ role: 'value', names: ['local_min'] }] },
      derivative: {
        ...target('gradient'),
        alternatives: [{ parameters: [], results: [{ role: 'gradient[0]', names: ['df_x'] }], separate: true }],
      },
    };
    const files = { 'a.py': 'import numpy', 'b.py': 'local_min = 0\ndf_x = diff(f, x)', 'c.py': 'local_min = 1' };
    const content = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
    expect(chooseGraded(content, among)).toMatchObject({
      graded: 'b.py',
      helps: [{ message: 'b.py is graded: it has 2 of the 2 things that are asked. Not graded: c.py (1), a.py (0).' }],
    });
  });

  it('says nothing where there is no choice', () => {
    expect(choose({ 'a.py': '', 'data.csv': '', 'b.d.ts': '' })).toEqual({ graded: 'a.py', helps: [] });
    expect(choose({ 'data.csv': '' })).toEqual({ graded: null, helps: [] });
  });

  it('counts a target once, by whichever of its names', () => {
    expect(
      choose({
        'a.py': 'def gd(): pass\ndef gradientDescent(): pass',
        'b.py': 'adam = gd = 1\ndef gradient_descent(): pass',
      }).graded,
    ).toBe('b.py');
  });

  it('takes, among equals, a notebook, then Python, TypeScript, JavaScript, then the first name', () => {
    const files = ['z.ipynb', 'y.py', 'x.ts', 'w.mts', 'b.js', 'c.mjs', 'a.cjs'];
    const order: string[] = [];
    const left = new Set(files);
    while (left.size > 0) {
      const { graded } = choose(Object.fromEntries([...left].map((path) => [path, ''])));
      order.push(graded ?? '');
      left.delete(graded ?? '');
    }
    expect(order).toEqual(['z.ipynb', 'y.py', 'w.mts', 'x.ts', 'a.cjs', 'b.js', 'c.mjs']);
  });

  it('names five of the others and counts the rest', () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => [`${name}.py`, '']));
    expect(choose(files).helps[0]?.message).toBe(
      'a.py is graded: it has 0 of the 2 things that are asked. Not graded: b.py (0), c.py (0), d.py (0), e.py (0), f.py (0) and 2 more.',
    );
  });
});

describe('two files that are as good as each other', () => {
  const tied = (files: Readonly<Record<string, string>>): readonly string[] =>
    choose(files)
      .helps.filter(({ kind }) => kind === 'files-tied')
      .map(({ message }) => message);

  it('are told apart by their names alone, and that is said', () => {
    expect(tied({ 'v1.py': 'def adam(): pass', 'v2.py': 'def adam(w): return w' })).toEqual([
      'v1.py and v2.py have as many of the things that are asked (1 of 2): the first is graded, by its name alone. Which of them is meant?',
    ]);
  });

  it('are none where one has more, builds on the other, is another kind of file or a copy by its name, or where both are the same', () => {
    const adam = 'def adam(): pass';
    expect([
      tied({ 'v1.py': adam, 'v2.py': `${adam}\ndef gd(): pass` }),
      tied({ 'v1.py': adam, 'v2.py': 'from v1 import adam' }),
      tied({ 'v1.py': adam, 'v2.ipynb': notebook(adam, 'x = 1') }),
      tied({ 'hw.py': adam, 'hw (1).py': 'def adam(w): return w' }),
      tied({ 'v1.py': adam, 'v2.py': adam }),
      tied({ 'v1.py': 'x = 1', 'v2.py': 'x = 2' }),
    ]).toEqual([[], [], [], [], [], []]);
  });
});

describe('copies of one notebook', () => {
  const same = notebook('def adam():\n  pass');

  it.each(['hw-checkpoint.ipynb', 'hw-Copy1.ipynb', 'hw (1).ipynb', 'a/hw-checkpoint.ipynb', 'Copy of hw.ipynb'])(
    'the notebook comes before %s',
    (copy) => {
      expect(choose({ [copy]: same, 'hw.ipynb': same }).graded).toBe('hw.ipynb');
    },
  );

  it('a copy that has more of what is asked comes first all the same', () => {
    const more = notebook('def adam():\n  pass', 'def gd():\n  pass');
    expect(choose({ 'hw.ipynb': same, 'hw-Copy1.ipynb': more }).graded).toBe('hw-Copy1.ipynb');
  });
});
