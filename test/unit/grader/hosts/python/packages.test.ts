import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, startHost, type Host } from './client.ts';

let folder: string;
let host: Host | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
});
afterEach(async () => {
  await host?.close();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Starts a host that finds the packages in `site` only, and lets it load a submission. */
function load(code: string) {
  write('hw/hw.py', code);
  mkdirSync(join(folder, 'site'), { recursive: true });
  host = startHost({ packages: join(folder, 'site') });
  return host.load('hw.py', [['step']], join(folder, 'hw'));
}

describe('a package that the assignment promises and that is not there', () => {
  it.each([
    'import numpy as np\ndef step(x): return x',
    'def step(x):\n    from numpy import array\n    return x',
    'try:\n    import numpy\nexcept ImportError:\n    numpy = None\ndef step(x): return x',
  ])('is a fault of the environment as soon as it is asked for: %s', async (code) => {
    expect(await load(code)).toEqual({ id: 1, fault: "numpy cannot be imported: No module named 'numpy'" });
  });

  it('does no harm to a submission that needs none', async () => {
    expect((await load('import math\ndef step(x): return math.sqrt(x)')).loaded?.helps).toEqual([]);
    expect(await host?.run(call('step', 4))).toMatchObject([{ returned: 2 }]);
  });

  it('is missed by a submission that needs none, once it is given an array', async () => {
    await load('def step(x): return x * 2');
    const array = { $array: { shape: [2], values: [1, 2] } };
    expect(await host?.ask({ run: [call('step', array)] })).toMatchObject({
      fault: expect.stringContaining('numpy cannot be imported') as string,
    });
  });

  it('is a fault when only half of it is there', async () => {
    write('site/numpy/__init__.py', 'from . import core');
    expect(await load('import numpy as np')).toMatchObject({
      fault: expect.stringContaining('numpy cannot be imported: cannot import name') as string,
    });
  });

  it('is a fault when an empty folder is left of it', async () => {
    mkdirSync(join(folder, 'site/autograd'), { recursive: true });
    expect(await load('from autograd import grad')).toMatchObject({
      fault: 'autograd cannot be imported: it is not installed',
    });
  });

  it('is a fault when it fails while it is imported', async () => {
    write('site/sympy/__init__.py', 'import mpmath');
    await load('import sympy\ndef step(x): return sympy.sqrt(x)');
    expect(await host?.ask({ run: [call('step', 4)] })).toEqual({
      id: 2,
      fault: "sympy cannot be imported: No module named 'mpmath'",
    });
  });
});

it('a part that a package does not have is the mistake of who asks for it', async () => {
  write('site/sympy/__init__.py', '');
  await load('def step(x):\n    import sympy.nothing\n    return x');
  expect(await host?.run(call('step', 4))).toMatchObject([{ threw: { type: 'ModuleNotFoundError' } }]);
});
