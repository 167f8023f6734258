import { describe, expect, it } from 'vitest';
import { findDefinition } from '../../../../grader/contract/find-definition.ts';
import type { Definition } from '../../../../grader/model/subject.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';

const derivative = gdStartValue.targets['derivative'];
const define = (name: string, form: Definition['form'] = 'function'): Definition => ({
  name,
  form,
  where: { file: 'a.py', line: 1 },
});
const find = (...definitions: Definition[]): string => {
  if (derivative === undefined) throw new TypeError('there is a derivative');
  const found = findDefinition(derivative, definitions);
  return found.kind === 'found' ? `${found.definition.name} (${found.definition.form})` : found.problem;
};

describe('findDefinition', () => {
  it('finds any accepted name, in snake_case and camelCase', () => {
    expect(find(define('main'), define('df'))).toBe('df (function)');
    expect(find(define('customDerivative'))).toBe('customDerivative (function)');
    expect(find(define('DERIV', 'class'))).toBe('DERIV (class)');
  });

  it('takes the first accepted name when there are several, and the exact spelling before another', () => {
    expect(find(define('derivative'), define('deriv'), define('df'))).toBe('df (function)');
    expect(find(define('d_f'), define('df'))).toBe('df (function)');
  });

  it('takes a function before a value of a better name, and a value when there is nothing else', () => {
    expect(find(define('df', 'value'), define('derivative'))).toBe('derivative (function)');
    expect(find(define('df', 'value'))).toBe('df (value)');
  });

  it('names what is asked for, and what may be meant', () => {
    expect(find(define('completely_else'))).toContain('No function named `grad` (or `df`, ');
    expect(find()).toBe('The file defines nothing at all: it is empty, or has no code that could be read.');
    expect(find(define('grads'))).toContain('Is `grads` meant to be it?');
    expect(find(define('completely_else'))).not.toContain('meant to be it');
  });
});
