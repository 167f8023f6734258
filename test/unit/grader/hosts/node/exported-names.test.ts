import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellExports } from '../../../../../grader/hosts/node/exported-names.ts';
import { topLevelNames } from '../../../../../grader/hosts/node/top-level.ts';
import { parseCode, transform } from '../../../../../grader/hosts/node/transform.ts';
import { call, startHost } from './client.ts';

const told = (code: string): string | undefined => tellExports(code, parseCode(code));

describe('what a module exports by name', () => {
  it.each([
    ['export const f = 1, df = 2;', '$export({"f": () => f, "df": () => df});export {};;      const f = 1, df = 2;'],
    ['a = 1\nexport let b, c // d', '$export({"b": () => b, "c": () => c});export {};a = 1\n;      let b, c // d'],
    [
      'export const { f, g: [h = 1, ...r] } = m();',
      '$export({"f": () => f, "h": () => h, "r": () => r});export {};;      const { f, g: [h = 1, ...r] } = m();',
    ],
    [
      'export {\n  f, d as "df" };\nlet f;\nexport var g;',
      '$export({"f": () => f, "df": () => d, "g": () => g});export {};;       \n                 \nlet f;\n;      var g;',
    ],
  ])('is told by a function of the loader: %j', (code, expected) => {
    expect(told(code)).toBe(expected);
  });

  it.each([
    'const f = 1;',
    'export function f() {}',
    'export class A {}',
    'export default { f: 1 };',
    "export { f } from './f.ts';",
    "export * from './f.ts';",
    'export {};',
  ])('is left alone where there is nothing to mend: %s', (code) => {
    expect(told(code)).toBeUndefined();
  });

  it('keeps the lines, with types too', () => {
    const code = `import type { T } from './t.ts';
export const f = (
  x: number,
): T => x,
  df = (x: number): number => 1;
interface Unused {
  a: number;
}
export { g as other, type T };
const g = () => 2;
`;
    const transformed = transform(code, 'hw.ts');
    if (transformed.kind !== 'code') throw new Error(transformed.message);
    expect(topLevelNames(transformed.tree).map(({ name, form, line }) => `${form} ${name} ${line}`)).toEqual([
      'function f 2',
      'function df 5',
      'function g 10',
    ]);
    expect(transformed.code).not.toContain('T');
  });
});

describe('a module that is loaded', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exports-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function asked(files: Readonly<Record<string, string>>, ...operations: readonly object[]) {
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
    const host = startHost();
    const { loaded } = await host.load(Object.keys(files)[0] ?? '', [['f'], ['df']], folder);
    const answers = await host.run(...operations);
    expect(await host.close()).toBe(0);
    return {
      helps: loaded?.helps.map(({ message }) => message),
      names: loaded?.definitions.map(({ name, form }) => `${form} ${name}`),
      values: answers.map((answer) => answer.returned ?? answer.threw?.message),
    };
  }

  it.each([
    ['constants', 'hw.ts', 'export const f = (x: number) => 3 * x, df = (x: number): number => f(x) + 1;'],
    ['of a plain module', 'hw.mjs', 'export const f = x => 3 * x, df = x => f(x) + 1;'],
    ['variables', 'hw.js', 'export let f = x => 3 * x, df; df = x => f(x) + 1;'],
    ['old variables', 'hw.ts', 'export var f = (x: number) => 3 * x, df = (x: number) => f(x) + 1;'],
    ['parts of an object', 'hw.ts', 'export const { f, d: df }: any = { f: (x) => 3 * x, d: (x) => 3 * x + 1 };'],
    [
      'an object and more',
      'hw.ts',
      'export const { f } = { f: (x: number) => 3 * x }, [df] = [(x: number) => f(x) + 1];',
    ],
    [
      'a list above what it names',
      'hw.ts',
      'export { f, df };\nconst f = (x: number) => 3 * x, df = (x: number) => f(x) + 1;',
    ],
  ])('has all that one declaration exports: %s', async (_, file, code) => {
    const { values, helps } = await asked({ [file]: code }, call('f', 2), call('df', 2));
    expect({ values, helps }).toEqual({ values: [6, 7], helps: [] });
  });

  it('shows others what its names stand for at the time', async () => {
    const { values, helps } = await asked(
      {
        'hw.ts': "import { w, b, step } from './model.ts';\nexport const f = () => { step(); return [w, b]; }, df = 1;",
        'model.ts': 'export let w = 1, b = 2;\nexport function step() { [w, b] = [b, w]; w++; }',
      },
      call('f'),
      call('f'),
    );
    expect(helps).toEqual([]);
    expect(values).toEqual([
      [3, 1],
      [2, 3],
    ]);
  });

  it('is known by all its names where it stops half-way', async () => {
    const { values, names } = await asked(
      { 'hw.ts': 'const g = () => 1;\nnowhere();\nconst h = () => 2;\nexport { g as f, h as df };' },
      call('f'),
      call('df'),
    );
    expect(names).toEqual(expect.arrayContaining(['function f', 'function g']));
    expect(values).toEqual([1, 'nowhere is not defined']);
  });

  it('may export a name again in the old way', async () => {
    const { values, helps } = await asked(
      {
        'hw.ts':
          'export const f = () => 1, df = () => 2;\nexports.f = f;\nObject.assign(module.exports, { df, g: 3 });',
      },
      call('f'),
      call('df'),
    );
    expect({ values, helps }).toEqual({ values: [1, 2], helps: [] });
  });

  it('is told which namespaces are left out', async () => {
    const { helps } = await asked({
      'hw.ts': 'const a = 1;\nnamespace P { export const f = () => 1; }\nexport const { f } = P;',
    });
    expect(helps?.[0]).toMatch(/^Line 2 of hw.ts: `namespace P` is a part of TypeScript that is not supported here/);
  });
});
