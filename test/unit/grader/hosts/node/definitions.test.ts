import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, construct, get, reference, startHost } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'definitions-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function asked(code: string, ...operations: readonly object[]) {
  writeFileSync(join(folder, 'hw.ts'), code);
  const host = startHost();
  const { loaded } = await host.load('hw.ts', [['f'], ['gradient_descent']], folder);
  const answers = await host.run(...operations);
  expect(await host.close()).toBe(0);
  return { loaded, values: answers.map((answer) => answer.returned ?? answer.threw?.message) };
}

describe('an object that is the default export', () => {
  it('names its functions', async () => {
    const { loaded, values } = await asked(
      'const f_ = (x: number) => 2 * x;\n\nfunction gd(start: number) { return 1 * start; }\nexport default { f: f_, gradientDescent: gd };',
      call('f', 2),
      call('gradientDescent', 3),
    );
    expect(values).toEqual([4, 3]);
    expect(loaded?.definitions).toContainEqual({
      name: 'gradientDescent',
      form: 'function',
      signature: { parameters: [{ name: 'start', required: true }], variadic: false },
      where: { file: 'hw.ts', line: 3 },
    });
    expect(loaded?.helps).toEqual([]);
  });

  it('holds functions that use one another, and classes', async () => {
    const { loaded, values } = await asked(
      'export default { f(x: number) { return 2 * x; }, df(x: number) { return this.f(x) + 1; }, Layer: class { W = 5; } };',
      call('df', 2),
      construct('Layer'),
      get(reference(1), 'W'),
    );
    expect([values[0], values[2]]).toEqual([5, 5]);
    expect(loaded?.definitions.map(({ name, form }) => `${form} ${name}`)).toEqual(
      expect.arrayContaining(['function f', 'function df', 'class Layer']),
    );
  });

  it('comes after what the module itself declares and exports', async () => {
    const { values } = await asked(
      'function f() { return 1; }\nconst other = () => 2;\nexport { other as g };\nexport default { f: other, g: f };',
      call('f'),
      call('g'),
    );
    expect(values).toEqual([1, 2]);
  });

  it.each([
    'export default new Proxy({}, { ownKeys() { throw 1; } }); export const f = () => 1;',
    'export default { get g() { throw 1; }, h: 1 }; export const f = () => 1;',
    'export default null; export const f = () => 1;',
    'export default [1, 2]; export const f = () => 1;',
  ])('may be anything: %s', async (code) => {
    expect((await asked(code, call('f'))).values).toEqual([1]);
  });
});
