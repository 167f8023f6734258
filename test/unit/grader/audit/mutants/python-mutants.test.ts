import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutantOf, type ReadCode } from '../../../../../grader/audit/mutants/change.ts';
import { pythonExecutable, readPython } from '../ask.ts';

async function read(text: string): Promise<ReadCode> {
  const answer = await readPython(JSON.stringify({ task: 'mutate', text }));
  return { text, ...(JSON.parse(answer) as Omit<ReadCode, 'text'>) };
}

async function mutantsOf(text: string): Promise<readonly string[]> {
  const code = await read(text);
  return code.changes.map((change) => mutantOf(text, change)).map(({ line, after }) => `${line} ${after}`);
}

describe('mutants of Python', () => {
  it('are exactly these for a small function', async () => {
    expect(await mutantsOf('def f(x):\n    """A text."""\n    return x - 2 * abs(x)\n')).toEqual([
      '3 return (2 * abs(x)) - (x)',
      '3 return x + 2 * abs(x)',
      '3 return x - 3 * abs(x)',
      '3 return x - (-2) * abs(x)',
      '3 return x - 2 / abs(x)',
      '3 return x - 2 * (x)',
    ]);
  });

  it('leave out statements that change something, and turn += into =', async () => {
    expect(await mutantsOf('def f(x, a):\n    x += a\n    a.append(x)\n    return x, a\n')).toEqual([
      '2 pass',
      '2 x -= a',
      '2 x = a',
      '3 pass',
      '4 return a, x',
    ]);
  });

  it('leave imports, texts, prints, plots, types, defaults, guards and the main block alone', async () => {
    const text = [
      'import numpy as np',
      'import matplotlib.pyplot as plt',
      'def f(x: "int" = 3) -> "float":',
      '    """Half: 1 / 2."""',
      '    if x < 0:',
      '        raise ValueError(f"{x + 1}")',
      '    print(x + 1)',
      '    plt.plot([1, 2])',
      '    return x',
      'if __name__ == "__main__":',
      '    print(f(1 + 2))',
      '    y = 1 + 2',
      '',
    ].join('\n');
    expect(await mutantsOf(text)).toEqual([]);
  });

  it('all parse, and keep the lines, for a long solution', async () => {
    const text = readFileSync('specs/hw2/solution/solution.py', 'utf8');
    const code = await read(text);
    const texts = code.changes.map((change) => mutantOf(text, change).text);
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((one) => one.split('\n').length !== text.split('\n').length)).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    const program = 'import ast, json, sys\nfor one in json.load(sys.stdin): ast.parse(one)\n';
    const { status, stderr } = spawnSync(pythonExecutable, ['-I', '-c', program], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('place a change by characters, though the parser counts bytes', async () => {
    expect(await mutantsOf('def f(x):\n    "é"\n    return "é" and x * x\n')).toContain('3 return "é" and x / x');
  });
});
