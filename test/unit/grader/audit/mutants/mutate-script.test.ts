import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { mutantOf } from '../../../../../grader/audit/mutants/change.ts';
import { mutateScript } from '../../../../../grader/audit/mutants/script/mutate-script.ts';

function mutantsOf(source: string): readonly string[] {
  const { text, changes } = mutateScript(source);
  return changes.map((change) => mutantOf(text, change)).map(({ line, after }) => `${line} ${after}`);
}

describe('mutants of TypeScript', () => {
  it('are exactly these for a small function', () => {
    expect(mutantsOf('export function f(x: number): number {\n  return x - 2 * Math.abs(x);\n}\n')).toEqual([
      '2 return (2 * Math.abs(x)) - (x);',
      '2 return x + 2 * Math.abs(x);',
      '2 return x - 3 * Math.abs(x);',
      '2 return x - (-2) * Math.abs(x);',
      '2 return x - 2 / Math.abs(x);',
      '2 return x - 2 * (x);',
    ]);
  });

  it('leave imports, texts, prints, defaults, guards and what a loop counts with alone', () => {
    const source = [
      "import { gauss } from 'plumbline/random';",
      'export function f(x: number, y = 3): number {',
      '  if (x === undefined) throw new Error(`${x + 1}`);',
      '  console.log(x + 1);',
      '  for (const one of []) { for (;; x++) return y; }',
      '  return x;',
      '}',
    ].join('\n');
    expect(mutantsOf(source)).toEqual([]);
  });

  it('all parse, and keep the lines, for a long solution', () => {
    const { text, changes } = mutateScript(readFileSync('specs/hw2/solution/solution.ts', 'utf8'));
    const texts = changes.map((change) => mutantOf(text, change).text);
    expect(texts.length).toBeGreaterThan(250);
    for (const one of texts) {
      expect(one.split('\n')).toHaveLength(text.split('\n').length);
      expect(() => parse(one, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow();
    }
  });
});
