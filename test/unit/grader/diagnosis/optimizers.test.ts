/** Mistakes in update rules are named from answers alone: rightly, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesFor } from '../../../../grader/checks/inputs/cases.ts';
import { amongKnown } from '../../../../grader/diagnosis/among-known.ts';
import type { CaseAnswer } from '../../../../grader/contract/question.ts';
import type { Diagnosis } from '../../../../grader/diagnosis/observed.ts';
import { comparedParts } from '../../../../grader/findings/compared-parts.ts';
import type { Roles, Tensor } from '../../../../grader/model/roles.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import { optimizerOf, truthOf } from '../../../../grader/oracles/truths.ts';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import type { Optimizer } from '../../../../reference/optimizers/optimizer.ts';
import { assignmentNamed } from '../../../fixtures/subjects/grade.ts';

const tolerance = { relative: 1e-8, absolute: 1e-10, reason: 'one step in float64' };

/** An update rule as a course asks for it: two coordinates, and all state in and out. */
function targetOf(optimizer: Optimizer): TargetSpec {
  const pair = (role: string): TargetSpec['results'] =>
    [0, 1].map((at) => ({ role: `${role}[${at}]`, names: [`${role}${at}`] }));
  const state = optimizer.state.flatMap(({ name }) => pair(`state.${name}`));
  return {
    title: optimizer.title,
    names: ['rule'],
    parameters: [
      ...pair('theta'),
      ...pair('gradient'),
      ...state,
      ...(optimizer.usesIteration ? [{ role: 'iteration', names: ['i'] }] : []),
      ...Object.keys(optimizer.hyperparameters).map((name) => ({ role: `hyperparameters.${name}`, names: [name] })),
    ],
    results: [...pair('theta'), ...state],
    oracle: { optimizer: optimizer.id },
  };
}

function conventionsOf(optimizer: Optimizer): readonly Readonly<Record<string, string>>[] {
  const [named] = Object.entries(optimizer.conventions);
  return named ? named[1].map(({ value }) => ({ [named[0]]: value })) : [{}];
}

/** Answers to other cases than those that are diagnosed, in as many digits as count. */
function answersOf(
  optimizer: Optimizer,
  ids: readonly string[],
  convention: Readonly<Record<string, string>>,
): unknown {
  const target = targetOf(optimizer);
  const truth = truthOf(target, convention, ids);
  if (truth?.kind !== 'function') throw new TypeError('an update rule is a function');
  return fc
    .sample(casesFor(target, {}), { numRuns: 40, seed: 23 })
    .map((roles) =>
      [...truth.answer(roles)].map(([role, { data }]) => [role, data.map((value) => value.toPrecision(5))]),
    );
}

/** What is named when these mistakes are in the rule, in some convention. @param spoil what else happens to each answer */
function named(
  optimizer: Optimizer,
  mistakes: readonly string[],
  convention: Readonly<Record<string, string>>,
  spoil: (answer: Roles) => Roles = (answer) => answer,
): Diagnosis | null {
  const target = targetOf(optimizer);
  const inputs = fc.sample(casesFor(target, {}), { numRuns: 60, seed: 11 });
  const truth = truthOf(target, convention, mistakes);
  if (truth?.kind !== 'function') throw new TypeError('an update rule is a function');
  return amongKnown(target, {
    target: 'rule',
    parts: comparedParts(target.results),
    inputs,
    answers: inputs.map((roles): CaseAnswer => {
      const answer = spoil(truth.answer(roles));
      return { kind: 'results', roles: answer, value: { kind: 'none' }, draws: { normal: 0, uniform: 0 }, changed: [] };
    }),
    conventions: conventionsOf(optimizer),
    tolerance,
  });
}

/** Each of many numbers a little off, as no known mistake is. */
const off = (by: number): ((answer: Roles) => Roles) => {
  let sign = 1;
  return (answer) =>
    new Map(
      [...answer].map(([role, { shape, data }]) => {
        sign = -sign;
        return [role, { shape, data: data.map((value) => value + sign * by * (1 + Math.abs(value))) }];
      }),
    );
};

describe.each(Object.values(optimizers))('$id', (optimizer) => {
  const { misconceptions } = optimizer;
  const conventions = conventionsOf(optimizer);
  // Where the gradient is taken is not to be seen in a step.
  const shown = misconceptions.filter(({ id }) => !id.includes('look'));

  it('names each known mistake as itself, in each convention', () => {
    for (const convention of conventions)
      for (const { id } of shown) {
        const diagnosis = named(optimizer, [id], convention);
        expect(diagnosis?.ids, id).toEqual([id]);
        expect(diagnosis?.mistakes[0]?.id).toBe(`${optimizer.id}/${id}`);
      }
  });

  it('names two at once as both, or as what comes to the same, or not at all', () => {
    const pairs = shown.flatMap((one, at) => shown.slice(at + 1).map((other) => [one.id, other.id]));
    const few = pairs.filter((_, at) => at % Math.ceil(pairs.length / 10) === 0);
    const both = few.filter((pair) => {
      const diagnosis = named(optimizer, pair, {});
      if (diagnosis === null) return false;
      expect(answersOf(optimizer, diagnosis.ids, diagnosis.convention), pair.join()).toEqual(
        answersOf(optimizer, pair, {}),
      );
      return diagnosis.ids.toSorted().join() === pair.toSorted().join();
    });
    expect(both.length).toBeGreaterThan(few.length / 4);
  });

  it('names nothing where nothing is wrong', () => {
    for (const convention of conventions) expect(named(optimizer, [], convention)).toBeNull();
  });

  it('names nothing where something else is wrong', () => {
    expect(named(optimizer, [], {}, off(1e-6))).toBeNull();
    for (const { id } of shown.slice(0, 3)) expect(named(optimizer, [id], {}, off(1e-6)), id).toBeNull();
  });
});

describe('an object that makes one step after another', () => {
  const target = assignmentNamed('examples/optimizer-class').targets['adam'];
  if (target === undefined) throw new TypeError('the example has an optimizer');
  const steps = Array.from({ length: 25 }, (_, at): Roles => {
    const numbers = { theta: [4 - at / 10, at / 7 - 3], gradient: [Math.cos(at) + 0.3, 2 * Math.sin(at / 2)] };
    const given = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-4 };
    return new Map<string, Tensor>([
      ...Object.entries(numbers).map(([role, data]) => [role, { shape: [2], data }] as [string, Tensor]),
      ...Object.entries(given).map(
        ([name, value]) => [`hyperparameters.${name}`, { shape: [], data: [value] }] as [string, Tensor],
      ),
      // What is right, and not what the object has.
      ['state.first', { shape: [2], data: [0.1, 0.2] }],
      ['state.second', { shape: [2], data: [0.3, 0.4] }],
      ['iteration', { shape: [], data: [at + 1] }],
    ]);
  });
  /** Its answers, when it goes on with what it kept itself. */
  const answersOfOne = (ids: readonly string[]): readonly CaseAnswer[] => {
    const truth = truthOf(target, { epsilon: 'outside-root' }, ids);
    const step = truth?.kind === 'class' ? truth.methods['step'] : undefined;
    if (step === undefined) throw new TypeError('an optimizer makes steps');
    let kept: Roles = new Map();
    return steps.map((roles): CaseAnswer => {
      const after = step(new Map([...roles, ...kept]));
      kept = new Map([...after].filter(([role]) => role.startsWith('state.')));
      return { kind: 'results', roles: after, value: { kind: 'none' }, draws: { normal: 0, uniform: 0 }, changed: [] };
    });
  };
  const namedIn = (ids: readonly string[]): readonly string[] | undefined =>
    amongKnown(target, {
      target: 'adam',
      method: 'step',
      inOrder: true,
      parts: [{ role: 'theta', names: ['params'] }],
      inputs: steps,
      answers: answersOfOne(ids),
      conventions: conventionsOf(optimizerOf('adam')),
      tolerance,
    })?.ids;

  it.each(['betas-swapped', 'corrected-moments-kept', 'second-not-kept', 'moments-swapped', 'never-moves'])(
    'is known by %s from its positions alone',
    (id) => {
      expect(namedIn([id])).toEqual([id]);
    },
  );

  it('is called nothing when it is right', () => {
    expect(namedIn([])).toBeUndefined();
  });
});
