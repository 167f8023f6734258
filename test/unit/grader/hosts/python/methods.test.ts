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

/** Places of methods as `cell:line` or `file:line`, by class and name. */
async function methodsOf(code: string | readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const cells = typeof code === 'string' ? undefined : code;
  const file = cells ? 'hw.ipynb' : 'hw.py';
  const notebook = { nbformat: 4, cells: cells?.map((source) => ({ cell_type: 'code', source })) };
  writeFileSync(join(folder, file), cells ? JSON.stringify(notebook) : (code as string));
  const host = startHost({ packages: false });
  const { loaded } = await host.load(file, [['Layer']], folder);
  await host.close();
  const told = (loaded?.definitions ?? []).map(({ name, methods }) => [
    name,
    methods &&
      Object.fromEntries(
        methods.map(({ name: own, where }) => {
          const { file: path, cell, line } = where as { file: string; cell?: number; line: number };
          return [own, `${cell ?? path}:${line}`];
        }),
      ),
  ]);
  return Object.fromEntries(told) as Readonly<Record<string, unknown>>;
}

describe('places of methods', () => {
  it('are those of the body of a class: properties, static methods and lambdas too', async () => {
    const code = `class Layer:
    size = 3
    def __init__(self): pass
    @property
    def W(self): return self._W
    @W.setter
    def W(self, value): self._W = value
    @staticmethod
    def made(): pass
    f = lambda self: 1
    g = f
    async def h(self):
        def inner(): pass
def alone(): pass
`;
    expect(await methodsOf(code)).toEqual({
      Layer: { __init__: 'hw.py:3', W: 'hw.py:5', made: 'hw.py:9', f: 'hw.py:10', g: 'hw.py:10', h: 'hw.py:12' },
    });
  });

  it('are told with the cell, and those of bases after them where they are not overridden', async () => {
    expect(
      await methodsOf([
        'class Base:\n    def forward(self): pass\n    def backward(self): pass',
        'class Other(Base):\n    pass\n\nclass Third(Base):\n    def forward(self): pass',
        '\nclass Layer(Other, Third):\n    def step(self): pass\nSame = Layer',
      ]),
    ).toEqual({
      Base: { forward: '1:2', backward: '1:3' },
      Other: { forward: '1:2', backward: '1:3' },
      Third: { forward: '2:5', backward: '1:3' },
      Layer: { step: '3:3', forward: '2:5', backward: '1:3' },
      Same: { step: '3:3', forward: '2:5', backward: '1:3' },
    });
  });

  it('follow a class that is extended under its own name', async () => {
    const cells = ['class Layer:\n    def forward(self): pass', 'class Layer(Layer):\n    def backward(self): pass'];
    expect(await methodsOf(cells)).toEqual({ Layer: { backward: '2:2', forward: '1:2' } });
  });

  it('come from other files of the submission', async () => {
    const parts = 'class Base:\n    def f(self): pass\n\nclass Linear(Base):\n    def g(self): pass';
    writeFileSync(join(folder, 'parts.py'), parts);
    const code =
      'from parts import Linear\nclass Base:\n    def h(self): pass\nclass Layer(Linear):\n    def g(self): pass';
    expect(await methodsOf(code)).toMatchObject({
      Linear: { g: 'parts.py:5', f: 'parts.py:2' },
      Layer: { g: 'hw.py:5', f: 'parts.py:2' },
    });
    expect((await methodsOf(code))['Linear']).not.toHaveProperty('h');
  });

  it.each([
    ['in a circle', 'class A(Layer):\n    def f(self): pass\nclass Layer(A):\n    def g(self): pass', { g: 4, f: 2 }],
    ['of libraries', 'import torch\nclass Layer(torch.nn.Module, Generic[T]):\n    def g(self): pass', { g: 3 }],
    ['of itself', 'class Layer(Layer):\n    def g(self): pass', { g: 2 }],
  ])('stand bases %s', async (_, code, lines) => {
    const expected = Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, `hw.py:${line}`]));
    expect((await methodsOf(code))['Layer']).toEqual(expected);
  });

  it('are followed for 8 levels, and at most 200 are told', async () => {
    const chain = Array.from(
      { length: 12 },
      (_, index) => `class C${index}(C${index - 1}):\n    def f${index}(self): pass`,
    );
    const deep = (await methodsOf(chain.join('\n')))['C11'];
    expect(Object.keys(deep as object)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3].map((index) => `f${index}`));
    const many = Array.from({ length: 300 }, (_, index) => `    def f${index}(self): pass`);
    expect(Object.keys((await methodsOf(`class Layer:\n${many.join('\n')}`))['Layer'] as object)).toHaveLength(200);
  });
});
