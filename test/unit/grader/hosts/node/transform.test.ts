import { describe, expect, it } from 'vitest';
import { createSignatures, signatureOf, signatureOfValue } from '../../../../../grader/hosts/node/signatures.ts';
import { topLevelNames } from '../../../../../grader/hosts/node/top-level.ts';
import { transform } from '../../../../../grader/hosts/node/transform.ts';

function code(source: string, file = 'hw.ts') {
  const transformed = transform(source, file);
  if (transformed.kind !== 'code') throw new Error(JSON.stringify(transformed));
  return transformed;
}

const names = (source: string, file?: string): readonly string[] =>
  topLevelNames(code(source, file).tree).map(({ name, form, line }) => `${form} ${name} ${line}`);

describe('transforming a module', () => {
  it('keeps the lines', () => {
    const source = `#!/usr/bin/env node\nimport {\n  type A,\n  b,\n} from './b.ts';\ninterface C {\n  d: number;\n}\nexport const e = (f: number): number => b(f);\n`;
    expect(names(source)).toEqual(['function e 9']);
  });

  it('leaves a script without imports and exports as it is', () => {
    expect(code('with (Math) { a = 010 }', 'hw.js').strict).toBe(false);
  });

  it('knows what waits at the top level', () => {
    expect(code('await f();').waits).toBe(true);
    expect(code('for await (const a of b) c(a);').waits).toBe(true);
    expect(code('async function f() { await g(); } class A { m = async () => await 1 }').waits).toBe(false);
  });

  it.each([
    ['const a = 1;\nconst b = = 2;', 'hw.ts', 2],
    ['let a = 1;\n\nlet a = 2;', 'hw.js', 3],
    ['if (', 'hw.mjs', 1],
  ])('says where %j is no code', (source, file, line) => {
    expect(transform(source, file)).toMatchObject({ kind: 'syntax-error', line });
  });
});

describe('the top-level names of a module', () => {
  it('are functions, classes and values, exported or not, but not imports', () => {
    const source = `import fs from 'fs';
import * as maths from 'mathjs';
import { a as imported } from './a';
export default function run() {}
export class Adam {}
const arrow = () => 1, expression = class {}, plain = 3;
let { x, y: [z], ...rest } = maths;
enum Kind { A }
`;
    expect(names(source)).toEqual([
      'function run 4',
      'class Adam 5',
      'function arrow 6',
      'class expression 6',
      'value plain 6',
      'value x 7',
      'value z 7',
      'value rest 7',
      'value Kind 8',
    ]);
  });
});

describe('a signature', () => {
  const of = (source: string) => {
    const transformed = code(source);
    const node = topLevelNames(transformed.tree)[0]?.node;
    return node && signatureOf(node, { code: transformed.code, source, keys: [] });
  };
  const parameter = (name: string, required: boolean) => ({ name, required });

  it('tells names, defaults, optional and rest parameters', () => {
    expect(of('export function f(a: number, b?: number, c = a ? 1 : 2, { d, e }: D, ...g: number[]) {}')).toEqual({
      parameters: [parameter('a', true), parameter('b', false), parameter('c', false), parameter('{ d, e }', true)],
      variadic: true,
    });
  });

  it('of a class is that of its constructor', () => {
    expect(of('class A { constructor(private rate: number, readonly n = 1) {} }')).toEqual({
      parameters: [parameter('rate', true), parameter('n', false)],
      variadic: false,
    });
    expect(of('class A {}')).toEqual({ parameters: [], variadic: false });
    expect(of('class A extends B {}')).toBeUndefined();
  });

  it('is read from the text of a function that was returned', () => {
    const method: unknown = Reflect.get(
      {
        step(a: number, b = 1) {
          return a + b;
        },
      },
      'step',
    );
    expect(signatureOfValue(method as object)).toEqual({
      parameters: [parameter('a', true), parameter('b', false)],
      variadic: false,
    });
    expect(signatureOfValue((x: number) => x)).toEqual({ parameters: [parameter('x', true)], variadic: false });
    expect(signatureOfValue(Math.max)).toMatchObject({ variadic: true });
  });

  it('of bound functions is that of each, though they all have one text', () => {
    const tell = createSignatures([]);
    const bound = [(x: number, y: number) => x + y, () => 1].map((one): object => one.bind(null));
    expect(bound.map((one) => tell(one).parameters.length)).toEqual([2, 0]);
  });
});
