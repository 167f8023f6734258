import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, construct, get, integer, members, method, reference, set, startHost, type Answer } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'classes-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const it_ = reference(0);
const made = construct('Layer', 2);

/** What a fresh host answers about a file, or about a notebook with a cell for each text. */
async function asked(code: string | readonly string[], ...operations: readonly object[]): Promise<readonly Answer[]> {
  const cells = typeof code === 'string' ? undefined : code;
  const file = cells ? 'hw.ipynb' : 'hw.py';
  const notebook = { nbformat: 4, cells: cells?.map((source) => ({ cell_type: 'code', source })) };
  writeFileSync(join(folder, file), cells ? JSON.stringify(notebook) : (code as string));
  const host = startHost({ packages: false });
  await host.load(file, [['Layer'], ['Network']], folder);
  const answers = await host.run(...operations);
  expect(await host.close()).toBe(0);
  return answers;
}

const values = (answers: readonly Answer[]): readonly unknown[] =>
  answers.map((answer) => answer.returned ?? answer.threw?.type ?? answer.skipped ?? null);

const namesOf = (answer: Answer | undefined): readonly string[] =>
  (answer?.returned as { $record: readonly (readonly [string, unknown])[] }).$record.map(([name]) => name);

describe('classes as students write them', () => {
  it.each([
    ['a dataclass', 'from dataclasses import dataclass\n@dataclass\nclass Layer:\n    W: float\n    b: float = 0.5'],
    ['slots', 'class Layer:\n    __slots__ = ("W", "b")\n    def __init__(self, W):\n        self.W, self.b = W, 0.5'],
    [
      'a decorated class',
      'def logged(kind):\n    kind.calls = 0\n    return kind\n@logged\nclass Layer:\n    b = 0.5\n    def __init__(self, W):\n        self.W = W',
    ],
    [
      'an abstract base',
      'from abc import ABC, abstractmethod\nclass Base(ABC):\n    b = 0.5\n    @abstractmethod\n    def forward(self): ...\nclass Layer(Base):\n    def __init__(self, W):\n        self.W = W\n    def forward(self): return 1',
    ],
    [
      'a property with a setter',
      'class Layer:\n    b = 0.5\n    def __init__(self, W):\n        self._W = W\n    @property\n    def W(self): return self._W\n    @W.setter\n    def W(self, value): self._W = value',
    ],
    [
      'attributes of a private name',
      'class Layer:\n    b = 0.5\n    def __init__(self, W):\n        self.__W = W\n    def weights(self): return self.__W',
    ],
    [
      '__getattr__ and __setattr__ over a dict',
      'class Layer:\n    def __init__(self, W):\n        self.__dict__["p"] = {"W": W, "b": 0.5}\n    def __getattr__(self, name):\n        try: return self.p[name]\n        except KeyError: raise AttributeError(name)\n    def __setattr__(self, name, value): self.p[name] = value\n    def __dir__(self): return ["W", "b"]',
    ],
    [
      'a dict that has methods',
      'class Layer(dict):\n    def __init__(self, W): super().__init__(W=W, b=0.5)\n    def forward(self): return self["W"]',
    ],
    ['a named tuple of state', 'from types import SimpleNamespace\ndef Layer(W): return SimpleNamespace(W=W, b=0.5)'],
  ])('are made, read and set: %s', async (_, code) => {
    const answers = await asked(code, made, get(it_, 'W'), set(it_, 'W', 7), get(it_, 'W'), members(it_));
    expect(values(answers).slice(1, 4)).toEqual([2, null, 7]);
    const names = namesOf(answers[4]).map((name) => name.replaceAll('_', ''));
    expect(names).toEqual(expect.arrayContaining(['W', 'b']));
    expect(namesOf(answers[4]).filter((name) => name.endsWith('__'))).toEqual([]);
  });

  it('set a property whose getter still fails', async () => {
    const code = `
class Layer:
    def __init__(self, W): self.given = None
    @property
    def W(self):
        if self.given is None: raise ValueError("not set yet")
        return self.given
    @W.setter
    def W(self, value): self.given = value
    def last_output(self): return 1`;
    const answers = await asked(code, made, members(it_), set(it_, 'W', 3), get(it_, 'W'), method(it_, 'lastOutput'));
    expect(namesOf(answers[1])).toEqual(['given', 'last_output']);
    expect(values(answers).slice(3)).toEqual([3, 1]);
  });

  it.each<[string, readonly string[]]>([
    [
      'methods put on it later',
      [
        'class Layer:\n    def __init__(self, W): self.W = W',
        'def double(self):\n    return factor * self.W',
        'factor = 2\nLayer.double = double',
      ],
    ],
    [
      'a class of its own name',
      [
        'factor = 2',
        'class Layer:\n    def __init__(self, W): self.W = W',
        'class Layer(Layer):\n    def double(self): return factor * self.W',
        'factor = 2',
      ],
    ],
    [
      'setattr',
      ['class Layer:\n    def __init__(self, W): self.W = W', 'setattr(Layer, "double", lambda self: 2 * self.W)'],
    ],
    [
      'a decorator that adds methods',
      [
        'def add_to(kind):\n    def add(function):\n        setattr(kind, function.__name__, function)\n        return function\n    return add',
        'class Layer:\n    def __init__(self, W): self.W = W',
        '@add_to(Layer)\ndef double(self):\n    return 2 * self.W',
      ],
    ],
    [
      'a decorator that adds to the class it was made for',
      [
        'class Layer:\n    def __init__(self, W): self.W = W',
        'def method(function):\n    setattr(Layer, function.__name__, function)\n    return function',
        '@method\ndef double(self):\n    return 2 * self.W',
      ],
    ],
  ])('are built over several cells: %s', async (_, cells) => {
    expect(values(await asked(cells, made, method(it_, 'double')))[1]).toBe(4);
  });

  const layer = 'class Layer:\n    def __init__(self, n): self.W = help_with(n)';
  it.each<[string, readonly string[]]>([
    ['by name', ['Layer(n)']],
    ['in a table', ['KINDS["layer"](n)', 'KINDS = {"layer": Layer}']],
    ['in a table filled later', ['KINDS["layer"](n)', 'KINDS = {}', 'KINDS["layer"] = Layer']],
    ['by globals()', ['globals()["Layer"](n)']],
    ['by eval', ['eval("Layer")(n)']],
    [
      'by the classes that extend a base',
      ['[kind for kind in Base.__subclasses__()][0](n)', 'class Sub(Base, Layer): pass'],
    ],
    [
      'by a base that notes who extends it',
      [
        'Noted.known["sub"](n)',
        'class Noted:\n    known = {}\n    def __init_subclass__(cls): Noted.known[cls.__name__.lower()] = cls',
        'class Sub(Noted, Layer): pass',
      ],
    ],
    [
      'by a decorator that notes them',
      [
        'KNOWN["Sub"](n)',
        'KNOWN = {}',
        'def note(kind):\n    KNOWN[kind.__name__] = kind\n    return kind',
        '@note\nclass Sub(Layer): pass',
      ],
    ],
  ])('find the classes that a network makes: %s', async (_, [make = '', ...more]) => {
    const cells = [
      'class Base: pass',
      'def help_with(n): return n * FACTOR',
      'FACTOR = 3',
      layer,
      `class Network:\n    def __init__(self): self.layers = []\n    def add_layer(self, n): self.layers.append(${make})`,
      ...more,
    ];
    const answers = await asked(
      cells,
      construct('Network'),
      method(it_, 'addLayer', integer(2)),
      get(reference(0, 'layers', 0), 'W'),
    );
    expect(values(answers)[2]).toBe(6);
  });
});

describe('classes that fail or are hostile', () => {
  it.each([
    ['__init__', 'class Layer:\n    def __init__(self, W): raise ValueError("no")', [made], 'ValueError'],
    [
      'a method',
      'class Layer:\n    def __init__(self, W): pass\n    def f(self): raise SystemExit',
      [made, method(it_, 'f')],
      'SystemExit',
    ],
    [
      '__setattr__',
      'class Layer:\n    def __init__(self, W): pass\n    def __setattr__(self, name, value): raise RuntimeError("no")',
      [made, set(it_, 'W', 1)],
      'RuntimeError',
    ],
    [
      'a getter',
      'class Layer:\n    def __init__(self, W): pass\n    W = property(lambda self: 1 / 0)',
      [made, get(it_, 'W')],
      'ZeroDivisionError',
    ],
    [
      '__dir__',
      'class Layer:\n    def __init__(self, W): pass\n    def __dir__(self): raise RuntimeError("no")',
      [made, members(it_)],
      'RuntimeError',
    ],
    [
      'names that are no texts',
      'class Layer:\n    def __init__(self, W): pass\n    def __dir__(self): return [1, "W"]',
      [made, members(it_)],
      'TypeError',
    ],
    [
      '__getattribute__',
      'class Layer:\n    def __init__(self, W): pass\n    def __getattribute__(self, name): raise RuntimeError("no")',
      [made, members(it_)],
      'RuntimeError',
    ],
    [
      'a false __class__',
      'class Layer:\n    def __init__(self, W): pass\n    @property\n    def __class__(self): raise RuntimeError("no")',
      [made, get(it_, 'W')],
      'RuntimeError',
    ],
  ])('are answered with what they threw: %s', async (_, code, operations, type) => {
    const answers = await asked(code, ...operations, call('after'));
    expect(values(answers).slice(-2)).toEqual([type, 'NameError']);
  });

  it.each([
    [
      '__del__ that fails',
      'class Layer:\n    W = 2\n    def __init__(self, W): pass\n    def __del__(self): raise SystemExit(3)',
    ],
    [
      'floods of prints',
      'class Layer:\n    W = 2\n    def __init__(self, W):\n        for i in range(20000): print("the initial value of everything is", i)',
    ],
    [
      'a __repr__ that fails',
      'class Layer:\n    W = 2\n    def __init__(self, W): pass\n    def __repr__(self): raise RuntimeError("no")',
    ],
  ])('are answered all the same: %s', async (_, code) => {
    const answers = await asked(code, made, get(it_, 'W'), members(it_), made, get(reference(3), 'W'));
    expect(values(answers)[1]).toBe(2);
    expect(namesOf(answers[2])).toContain('W');
    expect(values(answers)[4]).toBe(2);
  });

  it('tell the rest where a part is too large to be told', async () => {
    const code = 'class Layer:\n    def __init__(self, W): self.W, self.all, self.b = W, [0.0] * 1500000, 3';
    const [, answer] = await asked(code, made, members(it_));
    expect(answer?.returned).toMatchObject({
      $record: [
        ['W', 2],
        ['all', { $opaque: {} }],
        ['b', 3],
      ],
    });
  });

  it('tell at most 200 names', async () => {
    const code = 'class Layer:\n    def __init__(self, W):\n        for i in range(1000): setattr(self, f"name{i}", i)';
    expect(namesOf((await asked(code, made, members(it_)))[1])).toHaveLength(200);
  });
});

describe('whole numbers', () => {
  const labels = { $array: { shape: [3], values: [0, 2, 1], integer: true } };
  const many = { shape: [40], base64: Buffer.from(new Float64Array(40).fill(7).buffer).toString('base64') };
  const kinds = 'def kinds(*given): return [str(getattr(one, "dtype", type(one[0]).__name__)) for one in given]';

  it('arrive as int64 arrays', async () => {
    writeFileSync(join(folder, 'hw.py'), kinds);
    const host = startHost();
    await host.load('hw.py', [], folder);
    const floats = { $array: { shape: [1], values: [1] } };
    const wrong = { $array: { shape: [1], values: [1.5], integer: true } };
    const answers = await host.run(
      call('kinds', labels, { $array: { ...many, integer: true } }, floats, { $array: many }),
      call('kinds', wrong),
    );
    await host.close();
    expect(values(answers)).toEqual([
      ['int64', 'int64', 'float64', 'float64'],
      'an array of whole numbers holds others',
    ]);
  });

  it('arrive as lists of int where numpy is missing', async () => {
    writeFileSync(join(folder, 'hw.py'), kinds);
    const host = startHost({ packages: false });
    await host.load('hw.py', [], folder, []);
    expect(values(await host.run(call('kinds', labels, [1])))).toEqual([['int', 'float']]);
    await host.close();
  });
});
