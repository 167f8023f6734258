/** Known mistakes in update rules: each is a mistake, and each another one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import type { Optimizer, Step } from '../../../../reference/optimizers/optimizer.ts';
import { conventions, deepFreeze, relativeDifference, steps } from '../support.ts';

const DRAWN = 40;
/** Far more than a tolerance of 1e-9. */
const CLEAR = 1e-5;

type Drawn = readonly (readonly [Step, Readonly<Record<string, string>>])[];

/** The same steps at every run: any stage of a descent, the first one often, and any convention. */
function drawn(optimizer: Optimizer): Drawn {
  const any = fc.tuple(steps(optimizer, 2), conventions(optimizer), fc.boolean());
  return fc
    .sample(any, { numRuns: DRAWN, seed: 7 })
    .map(([step, convention, first]) => [first ? { ...step, iteration: 1 } : step, convention]);
}

type Answers = readonly (readonly number[])[];

/** All that a rule answers, and where it asks for the gradient: some mistakes show only there. */
function answers(optimizer: Optimizer, all: Drawn): Answers {
  return all.flatMap(([step, convention]) => {
    const { theta, state } = optimizer.step(step, convention);
    return [theta, ...optimizer.state.map(({ name }) => state[name] ?? []), optimizer.gradientAt(step)];
  });
}

function differs(one: Answers, other: Answers): boolean {
  return one.some((vector, at) => {
    const against = other[at] ?? [];
    return vector.some(Number.isNaN) !== against.some(Number.isNaN) || relativeDifference(vector, against) > CLEAR;
  });
}

describe.each(Object.values(optimizers))('$id', (optimizer) => {
  const all = drawn(optimizer);
  const right = answers(optimizer, all);
  const { misconceptions } = optimizer;
  const wrong = misconceptions.map((one) => ({ id: one.id, answered: answers(one.of(optimizer), all) }));
  const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);

  it('has known mistakes, each with an id of its own', () => {
    expect(misconceptions.length).toBeGreaterThanOrEqual(optimizer.id === 'adam' ? 16 : 8);
    expect(new Set(idsOf(misconceptions)).size).toBe(misconceptions.length);
    expect(idsOf(misconceptions).filter((id) => !/^[a-z]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('each is clearly wrong', () => {
    expect(idsOf(wrong.filter(({ answered }) => !differs(answered, right)))).toEqual([]);
  });

  it('no two of them are the same', () => {
    const alike = wrong.flatMap((one, at) =>
      wrong.slice(at + 1).flatMap((other) => (differs(one.answered, other.answered) ? [] : [[one.id, other.id]])),
    );
    expect(alike).toEqual([]);
  });

  it('each says what it does in sentences, the one to the student without code', () => {
    const sentence = /^[A-Z].*[a-z0-9]\.$/;
    const unwell = misconceptions.filter(
      ({ name, teacher, student }) =>
        name.endsWith('.') ||
        !sentence.test(teacher) ||
        !sentence.test(student) ||
        /[=*/^?_]|\b(sqrt|beta|rho)/.test(student),
    );
    expect(idsOf(unwell)).toEqual([]);
  });

  it('each changes none of its arguments, and answers the same when asked again', () => {
    const frozen = deepFreeze(all);
    for (const [at, one] of misconceptions.entries())
      expect(answers(one.of(optimizer), frozen), one.id).toEqual(wrong[at]?.answered);
  });

  it('any two can be put together', () => {
    for (const one of misconceptions)
      for (const other of misconceptions)
        for (const vector of answers(other.of(one.of(optimizer)), all.slice(0, 2)))
          expect(vector.length, `${one.id} and ${other.id}`).toBe(2);
  });
});
