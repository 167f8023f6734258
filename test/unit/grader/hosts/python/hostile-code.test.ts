import { describe, expect, it } from 'vitest';
import { call, type Answer } from './client.ts';
import { handIn } from './written.ts';

/** What a script that was handed in answers when `f` is called, and `g` after it. */
async function answersOf(code: string): Promise<readonly Answer[]> {
  const { run } = await handIn(code, ['f', 'g'], 'hw.py');
  return run(call('f'), call('g', { $array: { shape: [2], values: [1, 2] } }));
}

const RIGHT = 'def g(x):\n    return x * 2\n';
const DOUBLED = { $array: { shape: [2], values: [2, 4] } };

describe('code that patches what the host uses', () => {
  it('leaves what comes in and goes out as it was: numpy', async () => {
    const broken = 'lambda *a, **k: 1 / 0';
    const names = '"array ndarray float64 int64 generic longdouble errstate full"';
    const code = `import numpy as np\ndef f():\n    for n in ${names}.split():\n        setattr(np, n, ${broken})\n${RIGHT}`;
    expect((await answersOf(code))[1]?.returned).toEqual(DOUBLED);
  });

  it('leaves what comes in and goes out as it was: the methods of float', async () => {
    const code = `import ctypes, gc
def f():
    gc.get_referents(float.__dict__)[0]["is_integer"] = lambda self: True
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(float))
    return 0.25
${RIGHT}`;
    expect((await answersOf(code)).map(({ returned }) => returned)).toEqual([0.25, DOUBLED]);
  });

  it.each([
    ['takes it away', 'for n in [n for n in sys.modules if n.startswith("numpy")]:\n        del sys.modules[n]'],
    ['hides it', 'del sys.modules["numpy"]\n    sys.meta_path.insert(0, Finder)'],
  ])('cannot blame the machine for a package that it %s', async (_, deed) => {
    const finder = 'class Finder:\n    def find_spec(name, path, target=None):\n        raise ImportError("broken")\n';
    const code = `import sys\nimport numpy\n${finder}def f():\n    ${deed}\n    sys.path.clear()\n    import numpy\n${RIGHT}`;
    const [answer] = await answersOf(code);
    expect(answer?.threw?.type).toMatch(/ImportError|ModuleNotFoundError/);
  });

  it('adds no audit hook, which nobody could take out again', async () => {
    const code = `import sys\ndef refuse(event, arguments):\n    raise OSError(event)\ndef f():\n    sys.addaudithook(refuse)\n${RIGHT}`;
    expect((await answersOf(code)).map(({ returned }) => returned)).toEqual([null, DOUBLED]);
  });

  it('ends its own process where its alarm goes off in the midst of the host', async () => {
    const code = `import signal, sys
def ring(*told):
    raise ZeroDivisionError("the alarm rings")
def f():
    operations = sys.modules["plumbline_host.operations"].Operations
    operations.run = ring
    return 0
`;
    const { run } = await handIn(code, ['f'], 'hw.py');
    await run(call('f'));
    await expect(run(call('f'))).rejects.toThrow(/the host ended with 1: [^]*ZeroDivisionError: the alarm rings/);
  });
});

describe('errors and types that answer for themselves', () => {
  const rude = `def refuse(*asked):
    raise SystemExit("rude")
class Kind(type):
    __name__ = __dict__ = __mro__ = property(refuse)
    __getattribute__ = __instancecheck__ = __subclasscheck__ = refuse
class Named(type):
    __name__ = __module__ = property(refuse)
class Rude(NameError, metaclass=Kind):
    __str__ = __getattribute__ = __eq__ = __hash__ = refuse
    __traceback__ = __class__ = name = missing = property(refuse)
`;

  it('are called what they are called, whatever they say', async () => {
    const [answer] = await answersOf(
      `${rude}def f():\n    raise type.__new__(Named, "Own", (ValueError,), {})("text")\n${RIGHT}`,
    );
    expect(answer?.threw).toMatchObject({ type: 'Own', message: 'text', where: { line: 12 } });
  });

  it('are told as far as they can be when every question to them fails', async () => {
    const [answer, after] = await answersOf(`${rude}def fails():\n    raise Rude\ndef f():\n    fails()\n${RIGHT}`);
    expect(answer?.threw?.type).toMatch(/Rude|SystemExit/);
    expect(after?.returned).toEqual(DOUBLED);
  });

  it('are described without being asked', async () => {
    const [answer] = await answersOf(`${rude}def f():\n    return object.__new__(Kind("Own", (), {}))\n${RIGHT}`);
    expect(answer?.returned).toEqual({ $opaque: { type: 'Own', text: 'Own' } });
  });

  it('are in no file but those of the submission', async () => {
    const code = `def f():
    exec(compile("1 / 0", __file__.rpartition("/")[0] + "/../other.py", "exec"))
__file__ = f.__code__.co_filename
${RIGHT}`;
    const [answer] = await answersOf(code);
    expect(answer?.threw?.trace).toEqual([{ file: 'hw.py', line: 2, inside: 'f' }]);
  });
});

describe('answers of a few things that hold each other billions of times', () => {
  it.each([
    ['list', 'laugh = [laugh] * 10'],
    ['tuple', 'laugh = (laugh, (), laugh, None)'],
    ['dict', 'laugh = {"a": laugh, "b": laugh, "c": True, "": {}}'],
  ])('are too large to be sent, and soon: %s', async (type, deed) => {
    const [answer] = await answersOf(
      `def f():\n    laugh = []\n    for _ in range(40):\n        ${deed}\n    return laugh\n${RIGHT}`,
    );
    expect(answer?.returned).toEqual({ $opaque: { type, text: `${type} (too large to be sent)` } });
  });

  it('are too large to be sent where they have rows without end, and nothing in them', async () => {
    const [answer] = await answersOf(`import numpy as np\ndef f():\n    return np.zeros((2**53, 0))\n${RIGHT}`);
    expect(answer?.returned).toEqual({ $opaque: { type: 'ndarray', text: 'ndarray (too large to be sent)' } });
  });

  it('have names of a bearable length', async () => {
    const [answer] = await answersOf(
      `def f():\n    key = ()\n    for _ in range(9):\n        key = (key, key)\n    return {key: 1.0, "x" * 10**6: 2.0}\n${RIGHT}`,
    );
    const { $record } = answer?.returned as { $record: readonly (readonly [string, number])[] };
    expect($record.map(([name]) => name.length)).toEqual([68, 1000]);
  });
});
