import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHost } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'methods-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Places of methods as `file:line`, by class and name. */
async function methodsOf(
  code: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  for (const [file, text] of Object.entries({ ...others, 'hw.ts': code })) writeFileSync(join(folder, file), text);
  const host = startHost();
  const { loaded } = await host.load('hw.ts', [['Layer']], folder);
  await host.close();
  const told = (loaded?.definitions ?? []).map(({ name, methods }) => [
    name,
    methods &&
      Object.fromEntries(
        methods.map(({ name: own, where }) => {
          const { file, line } = where as { file: string; line: number };
          return [own, `${file}:${line}`];
        }),
      ),
  ]);
  return Object.fromEntries(told) as Readonly<Record<string, unknown>>;
}

describe('places of methods', () => {
  it('are those of the body of a class: accessors, statics and arrow functions too, on the lines of the file', async () => {
    const code = `interface Sized {
  size: number;
}
export abstract class Layer implements Sized {
  size = 3;
  private readonly W: number[][] = [];
  abstract loss(): number;
  constructor(public rate: number) {}
  forward(X: number): number;
  forward(X: unknown): unknown {
    return X;
  }
  step = (rate?: number): void => {};
  static made<T>(
    one: T,
  ) {}
  set b(value: number) {}
  get b() { return 1; }
  #hidden() {}
  'quoted'() {}
  [Symbol.iterator]() {}
  static { }
}
export function alone() {}
`;
    expect(await methodsOf(code)).toEqual({
      Layer: {
        constructor: 'hw.ts:8',
        forward: 'hw.ts:10',
        step: 'hw.ts:13',
        made: 'hw.ts:14',
        b: 'hw.ts:17',
        '#hidden': 'hw.ts:19',
        quoted: 'hw.ts:20',
      },
      alone: undefined,
    });
  });

  it('of bases come after them where they are not overridden', async () => {
    const code = `class Base {
  forward() {}
  backward() {}
}
const counted = (one: typeof Base) => class extends one {};
const Layer = class extends counted(Base) {
  step() {}
  forward() {}
};
export { Layer as Network };
`;
    const expected = { step: 'hw.ts:7', forward: 'hw.ts:8', backward: 'hw.ts:3' };
    expect(await methodsOf(code)).toMatchObject({ Layer: expected, Network: expected });
  });

  const base = '\nexport class Base {\n  f() {}\n}\nexport default Base;\n';
  it.each([
    ['by name', "import { Base } from './base';\nexport class Layer extends Base { g() {} }"],
    ['under another name', "import { Base as Old } from './base';\nexport class Layer extends Old { g() {} }"],
    ['by default', "import Old from './base';\nexport class Layer extends Old { g() {} }"],
    ['as a whole', "import * as all from './base';\nexport class Layer extends all.Base { g() {} }"],
    [
      'by name, where the class is never made',
      "import { Base } from './base'; throw 1;\nclass Layer extends Base { g() {} }",
    ],
  ])('come from other files of the submission, imported %s', async (_, code) => {
    expect((await methodsOf(code, { 'base.ts': base }))['Layer']).toEqual({ g: 'hw.ts:2', f: 'base.ts:3' });
  });

  it.each([
    ['in a circle', 'class A extends Layer { f() {} }\nclass Layer extends A { g() {} }', { g: 2, f: 1 }],
    ['of nobody', 'class Layer extends Nobody { g() {} }', { g: 1 }],
    ['of the language', 'class Layer extends Array { g() {} }', { g: 1 }],
    ['of itself', 'class Layer extends Layer { g() {} }', { g: 1 }],
    [
      'that do not want to be asked',
      'const Odd: any = new Proxy(class {}, { getPrototypeOf() { throw 1; } });\nclass Layer extends Odd { g() {} }',
      { g: 2 },
    ],
  ])('stand bases %s', async (_, code, lines) => {
    const expected = Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, `hw.ts:${line}`]));
    expect((await methodsOf(code))['Layer']).toEqual(expected);
  });

  it('are followed for 8 levels, and at most 200 are told', async () => {
    const chain = Array.from(
      { length: 12 },
      (_, index) => `class C${index} ${index ? `extends C${index - 1} ` : ''}{ f${index}() {} }`,
    );
    const deep = (await methodsOf(chain.join('\n')))['C11'];
    expect(Object.keys(deep as object)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3].map((index) => `f${index}`));
    const many = Array.from({ length: 300 }, (_, index) => `f${index}() {}`);
    expect(Object.keys((await methodsOf(`class Layer { ${many.join('\n')} }`))['Layer'] as object)).toHaveLength(200);
  });
});
