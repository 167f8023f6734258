import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { construct, get, members, reference, set, startHost, type Answer } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'classes-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const it_ = reference(0);
const made = construct('Layer', 2);

async function asked(code: string, ...operations: readonly object[]): Promise<readonly Answer[]> {
  writeFileSync(join(folder, 'hw.ts'), code);
  const host = startHost();
  await host.load('hw.ts', [['Layer']], folder);
  const answers = await host.run(...operations);
  expect(await host.close()).toBe(0);
  return answers;
}

const values = (answers: readonly Answer[]): readonly unknown[] =>
  answers.map((answer) => answer.returned ?? answer.threw?.message ?? answer.skipped ?? null);

const pairsOf = (answer: Answer | undefined): readonly (readonly [string, unknown])[] =>
  (answer?.returned as { $record: readonly (readonly [string, unknown])[] }).$record;

const namesOf = (answer: Answer | undefined): readonly string[] => pairsOf(answer).map(([name]) => name);

const base = 'abstract class Base { W: number; b = 0.5; constructor(W: number) { this.W = W; } forward?(): number }\n';

describe('classes as students write them', () => {
  it.each([
    ['one that declares a field of its base again', `${base}class Layer extends Base { W: number; }`],
    ['one that promises a field of its base', `${base}class Layer extends Base { W!: number; override b = 1; }`],
    ['parameter properties', 'export class Layer { readonly b = 1; constructor(public W: number) {} }'],
    ['a class expression', `${base}const Layer = class extends Base {}; export default Layer;`],
    [
      'a getter and a setter over a private field',
      'class Layer { b = 1; #W: number; constructor(W: number) { this.#W = W; } get W() { return this.#W; } set W(value) { this.#W = value; } }',
    ],
    ['an underscore for what is private', 'class Layer { b = 1; constructor(private _W: number) {} }'],
    ['a constructor function', 'function Layer(this: any, W: number) { this.W = W; }\nLayer.prototype.b = 1;'],
    [
      'a class that makes its methods in place',
      'class Layer { W: number; b = 1; f = () => this.W; constructor(W: number) { this.W = W; } }',
    ],
  ])('are made, read and set: %s', async (_, code) => {
    const answers = await asked(code, made, get(it_, 'W'), set(it_, 'W', 7), get(it_, 'W'), members(it_));
    expect(values(answers).slice(1, 4)).toEqual([2, null, 7]);
    expect(namesOf(answers[4]).map((name) => name.replace('_', ''))).toEqual(expect.arrayContaining(['W', 'b']));
  });

  it('tell what optional parameters are, of imported classes and of methods that use private names too', async () => {
    writeFileSync(
      join(folder, 'base.ts'),
      'export class Base {\n  #n = 0;\n  step(\n    gradient: number,\n    rate?: number,\n  ) {\n    this.#n += gradient * (rate ?? 1);\n    return this.#n;\n  }\n}\n',
    );
    const code = `import { Base } from './base';\nexport class Layer extends Base { train(epochs = 3, ...rest: number[]) {} }`;
    const answer = (await asked(code, made, members(it_)))[1];
    expect(pairsOf(answer)).toEqual([
      [
        'train',
        {
          $opaque: {
            type: 'function',
            text: 'function train',
            callable: { parameters: [{ name: 'epochs', required: false }], variadic: true },
          },
        },
      ],
      [
        'step',
        {
          $opaque: {
            type: 'function',
            text: 'function step',
            callable: {
              parameters: [
                { name: 'gradient', required: true },
                { name: 'rate', required: false },
              ],
              variadic: false,
            },
          },
        },
      ],
    ]);
  });

  it('have no names of all objects, of statics and of symbols', async () => {
    const code = 'class Layer { static made = 1; static make() {} [Symbol.iterator]() {} f() {} }';
    expect(namesOf((await asked(code, made, members(it_)))[1])).toEqual(['f']);
  });

  it('may be objects without a class', async () => {
    const code =
      'const Layer = function (W: number) { const o = Object.create(null); o.W = W; o.f = () => W; return o; };';
    expect(namesOf((await asked(code, made, members(it_)))[1])).toEqual(['W', 'f']);
  });
});

describe('classes that fail or are hostile', () => {
  it.each([
    ['a constructor', 'class Layer { constructor() { throw new Error("no"); } }', [made], 'no'],
    ['a setter', 'class Layer { set W(value: number) { throw new Error("no"); } }', [made, set(it_, 'W', 1)], 'no'],
    ['a getter', 'class Layer { get W(): number { throw new Error("no"); } }', [made, get(it_, 'W')], 'no'],
    [
      'nothing but failing getters',
      'class Layer { get W(): number { throw new Error("no"); } }',
      [made, members(it_)],
      'no',
    ],
    [
      'a frozen object',
      'class Layer { constructor() { Object.freeze(this); } }',
      [made, set(it_, 'W', 1)],
      'W cannot be set',
    ],
    [
      'a proxy',
      'class Layer { constructor() { return new Proxy(this, { ownKeys() { throw new Error("no"); } }); } }',
      [made, members(it_)],
      'no',
    ],
    [
      'a proxy without end',
      'class Layer { constructor() { const p: object = new Proxy({}, { getPrototypeOf: () => p, ownKeys: () => [], get() { throw new Error("no"); } }); return p; } }',
      [made, members(it_), get(it_, 'W')],
      'no',
    ],
  ])('are answered with what they threw: %s', async (_, code, operations, message) => {
    const answers = await asked(code, ...operations, get(reference(0), 'x'));
    expect(values(answers)[operations.length - 1]).toBe(message);
  });

  it.each([
    ['toJSON', 'class Layer { W = 2; toJSON() { throw new Error("no"); } }'],
    [
      'floods of prints',
      'class Layer { W = 2; constructor() { for (let i = 0; i < 20000; i += 1) console.log("the initial value", i); } }',
    ],
    [
      'names of all objects replaced',
      'Object.prototype.toString = () => { throw new Error("no"); };\nReflect.get = () => 5;\nclass Layer { W = 2; }',
    ],
    [
      'a false constructor',
      'class Layer { W = 2; }\nObject.defineProperty(Layer.prototype, "constructor", { get() { throw new Error("no"); } });',
    ],
  ])('are answered all the same: %s', async (_, code) => {
    const answers = await asked(code, made, get(it_, 'W'), members(it_));
    expect(values(answers)[1]).toBe(2);
    expect(namesOf(answers[2])).toContain('W');
  });

  it('tell the rest where a part is too large to be told', async () => {
    const code = 'class Layer { W = 2; all = new Float64Array(5e6); b = 3; }';
    expect(pairsOf((await asked(code, made, members(it_)))[1])).toMatchObject([
      ['W', 2],
      ['all', { $opaque: {} }],
      ['b', 3],
    ]);
  });

  it('tell at most 200 names', async () => {
    const code =
      'class Layer { constructor() { for (let i = 0; i < 1000; i += 1) Reflect.set(this, `name${i}`, i); } }';
    expect(namesOf((await asked(code, made, members(it_)))[1])).toHaveLength(200);
  });
});
