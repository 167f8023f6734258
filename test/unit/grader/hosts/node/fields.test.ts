import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Function as FunctionNode } from 'acorn';
import { describe, expect, it } from 'vitest';
import type { Signature } from '../../../../../grader/model/value.ts';
import { fieldsOf, keysIn } from '../../../../../grader/hosts/node/fields.ts';
import { parseCode, transform } from '../../../../../grader/hosts/node/transform.ts';
import { call, startHost } from './client.ts';

function fields(text: string): unknown {
  const statement = parseCode(`(${text})`, true).body[0];
  if (statement?.type !== 'ExpressionStatement') throw new Error(text);
  const taken = fieldsOf(statement.expression as FunctionNode);
  if (taken.kind !== 'told') return taken.kind;
  return taken.fields.map(({ name, required }) => (required ? name : `${name}?`));
}

describe('what a function takes out of an object', () => {
  it.each([
    ['({ start, rate = 0.1, "epochs": n }) => start', ['start', 'rate?', 'epochs']],
    ['function ({ start } = {}) {}', ['start']],
    ['(x, { rate, ...others }) => x', ['rate']],
    [
      '(options) => { const { start, rate = 1 } = options; return start + options.epochs; }',
      ['start', 'rate?', 'epochs'],
    ],
    ['(o) => () => o?.start ?? o.start + settings.o', ['start']],
    ['(o) => gd({ ...o, start: o.start + 1 })', ['start']],
  ])('is told of %j', (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it.each([
    '({ [key]: start }) => start',
    '({ ...all }) => all.start',
    '(o) => o.map((x) => x) + o.start',
    '(o) => { o.start += 1; return o.start; }',
    '(o) => { o = o.start; }',
    '(o) => o.start + helper(o)',
    '(o) => ({ o }) && o.start',
    '(o, x = o.start) => x',
    '(o) => { const [a] = o; return o.start; }',
    '(o) => o["start"]',
    '(o) => { const all = { ...defaults, ...o }; return all.start; }',
    '(o) => Object.keys(o)',
    '(o) => o === undefined ? 1 : run(o)',
    '(o) => { o ??= {}; return o.start }',
  ])('cannot be told of %j, which may take one', (text) => {
    expect(fields(text)).toBe('untold');
  });

  it.each([
    '() => 1',
    '(...all) => all.start',
    '([a]) => a',
    '(x) => 2 * x',
    '(x) => -x',
    '(x) => run(x) && x < 3',
    '(x) => { for (;;) x++; }',
    '(x) => { let y = 0; y += x; return y; }',
    '(x) => { x -= df(x); return x; }',
    '(o) => o[0] + o.start',
    '(x) => Math.cos(x)',
    '(xs) => { for (const x of xs) print(x); }',
  ])('is nothing of %j, which takes none', (text) => {
    expect(fields(text)).toBe('none');
  });

  it('is not told of code that is nested too deep', () => {
    const deep = { params: [{ type: 'Identifier', name: 'o' }], body: { type: 'Root' } as Record<string, unknown> };
    let inner = deep.body;
    for (let level = 0; level < 100_000; level += 1) inner = inner['part'] = { type: 'Root' };
    expect(fieldsOf(deep as unknown as FunctionNode)).toEqual({ kind: 'none' });
    expect(keysIn(deep.body as unknown as FunctionNode, '')).toEqual([]);
  });
});

it('keys are those that the source uses of any objects, not those of what came with the imports', () => {
  const source = `import * as m from './m';
interface Options { rate: number }
// options.epochs
export const gd = (o: Options) => run({ start: 0, ...o }, o['n'], o[i]);
const { lr = 1, x: { deep } } = o.all?.inner;`;
  const transformed = transform(source, 'hw.ts');
  if (transformed.kind !== 'code') throw new Error(transformed.message);
  expect(keysIn(transformed.tree, source)).toEqual(['gd', 'start', 'n', 'lr', 'x', 'deep', 'inner', 'all']);
});

it('a class that leaves its constructor to another one takes what that takes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fields-'));
  try {
    writeFileSync(
      join(folder, 'base.ts'),
      'export class Base { W; constructor({ inputSize, outputSize }: any) { this.W = [inputSize, outputSize]; } }',
    );
    writeFileSync(
      join(folder, 'hw.ts'),
      "import { Base } from './base';\nexport class A extends Base {}\nexport class B extends A { b = 1; }\nexport class C extends Array {}",
    );
    const host = startHost();
    const { loaded } = await host.load('hw.ts', [['A']], folder);
    expect(await host.close()).toBe(0);
    const fieldsByName = (loaded?.definitions ?? []).map(({ name, signature }) => [
      name,
      (signature as Signature | undefined)?.fields?.map((field) => field.name),
    ]);
    expect(fieldsByName).toEqual([
      ['A', ['inputSize', 'outputSize']],
      ['B', ['inputSize', 'outputSize']],
      ['C', undefined],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('hands over an object of the same world, in which nothing runs that was put on its prototype', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fields-'));
  try {
    const code = `Object.defineProperty(Object.prototype, 'start', { set() { throw new Error('set'); }, configurable: true });
export const f = (x: number, { start, __proto__ }: any) => [x, start, __proto__];
export class A { W: number; constructor({ size }: { size: number }) { this.W = size; } }
export const isPlain = (...all: any[]) => all[0] instanceof Object && Object.keys(all[0]).join();
export const touch = ({ xs }: { xs: number[] }) => { xs[0] = 9; };`;
    writeFileSync(join(folder, 'hw.ts'), code);
    const host = startHost();
    const { loaded } = await host.load('hw.ts', [['f']], folder);
    const packed = (name: string, how: object, ...values: readonly unknown[]) => ({ ...call(name, ...values), ...how });
    const answers = await host.run(
      packed('f', { packed: { from: 1, keys: ['start', '__proto__'] } }, 1, 2, 3),
      packed('isPlain', { packed: { from: 0, keys: ['b', 'a'] } }, 1, 2),
      packed('touch', { packed: { from: 0, keys: ['xs'] }, echo: true }, [1, 2]),
      { op: 'construct', callee: { name: 'A' }, arguments: [7], packed: { from: 0, keys: ['size'] } },
      { op: 'get', object: { $ref: 3, path: [] }, name: 'W' },
    );
    expect(await host.close()).toBe(0);
    expect(loaded?.definitions.find(({ name }) => name === 'f')?.signature).toMatchObject({
      fields: [
        { name: 'start', required: true },
        { name: '__proto__', required: true },
      ],
    });
    expect(answers.map(({ returned }) => returned)).toEqual([[1, 2, 3], 'b,a', null, expect.anything(), 7]);
    expect(answers[2]).toMatchObject({ arguments: [[9, 2]] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
