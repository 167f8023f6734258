import { describe, expect, it } from 'vitest';
import { callExpression, snippetFor } from '../../../../grader/findings/snippet.ts';
import type { CallForm } from '../../../../grader/contract/question.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { Language } from '../../../../grader/model/subject.ts';

const form = (language: Language, through?: CallForm['through']): CallForm => ({
  language,
  definition: { name: 'bowl', form: 'function', where: { file: 'a.py', line: 1 } },
  parameters: [
    { role: 'theta', names: ['w'] },
    { role: 'epochs', names: ['n'] },
  ],
  names: ['w', 'n'],
  ...(through && { through }),
});
const roles = new Map([
  ['theta', vector([1, -0.5])],
  ['epochs', scalar(3)],
]);

const starting = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[^\w"]/g, '\\$&')}`);

describe('a snippet', () => {
  it('calls the function as the grader did', () => {
    expect(callExpression(form('python'), roles)).toBe('bowl(np.array([1.0, -0.5]), 3)');
    expect(callExpression(form('typescript'), roles)).toBe('bowl([1, -0.5], 3)');
  });

  it('hands over an object where the grader did', () => {
    const packed = { ...form('typescript'), packed: { from: 1, keys: ['n'] } };
    expect(callExpression(packed, roles)).toBe('bowl([1, -0.5], { n: 3 })');
    expect(snippetFor(packed, roles, [], false).code).toBe('console.log(bowl([1, -0.5], { n: 3 }));');
  });

  it('goes through what a factory returns', () => {
    expect(callExpression(form('python', [0]), roles)).toMatch(starting('bowl()[0]('));
    expect(callExpression(form('python', ['f']), roles)).toMatch(starting('bowl()["f"]('));
    expect(callExpression(form('typescript', ['f']), roles)).toMatch(starting('bowl().f('));
  });

  it('imports what it needs, prints, and says what is right', () => {
    expect(snippetFor(form('python'), roles, [{ name: 'x', text: '2.0' }], false)).toEqual({
      language: 'python',
      code: 'import numpy as np\nprint(bowl(np.array([1.0, -0.5]), 3))\n# expected: x = 2.0',
    });
    expect(snippetFor(form('javascript'), roles, [], false).code).toBe('console.log(bowl([1, -0.5], 3));');
  });

  it('switches the noise off where the comparison did', () => {
    expect(snippetFor(form('python'), roles, [], true).code).toContain('random.gauss = ');
    expect(snippetFor(form('python'), roles, [], false).code).not.toContain('gauss');
  });
});
