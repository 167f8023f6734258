import { describe, expect, it } from 'vitest';
import { answerOf, changedInPlace } from '../../../../grader/contract/in-place.ts';
import type { CallForm } from '../../../../grader/contract/question.ts';
import type { Parts } from '../../../../grader/model/target.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';

const draws = { normal: 0, uniform: 0 };

/** A method `step(grads, params)` of a class, as the student has it. */
function formOf(parts: Parts): CallForm {
  const params = { role: 'theta', names: ['params'], parts };
  const grads = { role: 'gradient', names: ['grads'], parts };
  const where = { file: 'hw.py', line: 1 };
  const definition = { name: 'Adam', form: 'class', where } as const;
  const of = {
    kind: 'class',
    language: 'python',
    definition,
    construction: { kind: 'arranged', parameters: [], names: [] },
    attributes: [],
    lacking: [],
    methods: new Map(),
  } as const;
  const spec = { names: ['step'], parameters: [params, grads], results: [params] };
  return {
    language: 'python',
    definition,
    parameters: [grads, params],
    names: ['grads', 'params'],
    method: { name: 'step', kind: 'method', spec, of },
  };
}

describe('a method that may change what it is given', () => {
  const form = formOf([[1]]);
  const after = [toValue([[9]]), toValue([[5]])];
  const answered = (value: unknown): Parameters<typeof answerOf>[0] => ({
    kind: 'returned',
    value: toValue(value),
    draws,
    arguments: after,
  });

  it('is told by a parameter that carries what it gives', () => {
    expect(form.method && changedInPlace(form.method).map(({ role }) => role)).toEqual(['theta']);
  });

  it.each([
    ['nothing', null],
    ['the object itself', { lr: 0.1, t: 1 }],
  ])('answers the changed argument where it returned %s', (_, value) => {
    expect(answerOf(answered(value), form, false)).toEqual({ kind: 'returned', value: after[1], draws });
  });

  it('answers what it returned where it returned something', () => {
    expect(answerOf(answered([[7]]), form, false)).toEqual({ kind: 'returned', value: toValue([[7]]), draws });
    const byName = formOf({ W: [1] });
    expect(answerOf(answered({ W: [7] }), byName, false)).toMatchObject({ value: toValue({ W: [7] }) });
  });

  it('tells the arguments only where they are asked for', () => {
    expect(answerOf(answered([[7]]), form, true)).toMatchObject({ arguments: after });
    expect(answerOf(answered([[7]]), form, false)).not.toHaveProperty('arguments');
  });
});
