import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { obeysLaw } from '../../../../../grader/checks/obeys-law.ts';
import { casesFor } from '../../../../../grader/checks/inputs/cases.ts';
import { laws } from '../../../../../grader/checks/laws/index.ts';
import { inProcess } from '../../../../fixtures/subjects/in-process.ts';
import type { StudentFunction } from '../../../../fixtures/subjects/in-process.ts';
import type { Rates } from '../../../../fixtures/subjects/hw2-rules.ts';
import { deriv, descentBy } from '../../../../fixtures/subjects/start-value.ts';
import { compareTensors } from '../../../../../grader/compare/close.ts';
import { respondent } from '../../../../../grader/contract/respondent.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import { optimizerOf, truthOf } from '../../../../../grader/oracles/truths.ts';
import { optimizers } from '../../../../../reference/optimizers/index.ts';

/** A target for any optimizer, with points and state as vectors. */
function targetOf(optimizer: string): TargetSpec {
  const { state, usesIteration, hyperparameters } = optimizerOf(optimizer);
  const parts = ['theta', ...state.map(({ name }) => `state.${name}`)].map((role) => ({ role, names: [role] }));
  return {
    title: optimizer,
    names: [optimizer],
    parameters: [
      ...parts,
      { role: 'gradient', names: ['gradient'] },
      ...(usesIteration ? [{ role: 'iteration', names: ['t'] }] : []),
      {
        role: 'hyperparameters',
        names: ['h'],
        keys: Object.fromEntries(Object.keys(hyperparameters).map((name) => [name, name])),
      },
    ],
    results: parts,
    oracle: { optimizer },
  };
}

const surface = (testFunction: string): TargetSpec => ({
  title: testFunction,
  names: ['f'],
  parameters: [{ role: 'theta', names: ['x'] }],
  results: [{ role: 'value', names: ['f'] }],
  oracle: { testFunction },
});
const descent: TargetSpec = {
  title: 'descent',
  names: ['descent'],
  parameters: [
    { role: 'start', names: ['x'] },
    { role: 'hyperparameters.learningRate', names: ['lr'] },
    { role: 'epochs', names: ['n'] },
  ],
  results: [{ role: 'result', names: ['x'] }],
  oracle: { descentOn: 'cosine-bumps' },
};

const everyOptimizer = Object.keys(optimizers);
const adaptive = everyOptimizer.filter((id) => optimizerOf(id).state.some(({ name }) => name === 'second'));

/** To which targets each law applies. */
const applies: Readonly<Record<string, readonly TargetSpec[]>> = {
  'accumulator-never-falls': [targetOf('adagrad')],
  'coordinates-are-alike': everyOptimizer.map(targetOf),
  'coordinates-are-independent': everyOptimizer.map(targetOf),
  even: ['bowl', 'mult', 'matyas', 'cosine-bumps'].map(surface),
  'first-step-at-most-rate': [targetOf('adagrad'), targetOf('adam')],
  'first-step-goes-downhill': everyOptimizer.map(targetOf),
  'mirrored-gradient-mirrors-step': everyOptimizer.map(targetOf),
  'no-epochs-no-move': [descent],
  'place-does-not-matter': everyOptimizer.map(targetOf),
  'same-answer-twice': ['bowl', 'easom', 'monkey'].map(surface),
  'step-grows-with-rate': everyOptimizer.filter((id) => id !== 'adadelta').map(targetOf),
  symmetric: ['bowl', 'mult', 'matyas', 'easom'].map(surface),
  'zero-gradient-moves-nothing': everyOptimizer.map(targetOf),
  'zero-momentum-is-gradient-descent': [targetOf('momentum'), targetOf('nesterov')],
  'zero-rate-stays': [descent],
};

it('registers every law that has a file, under the name of its file', () => {
  const files = readdirSync(new URL('../../../../../grader/checks/laws', import.meta.url)).map((file) =>
    file.replace('.ts', ''),
  );
  expect(laws.map(({ id }) => id)).toEqual(files.filter((file) => file !== 'index' && file !== 'law').sort());
  expect(Object.keys(applies).sort()).toEqual(laws.map(({ id }) => id).sort());
  expect(adaptive.length).toBeGreaterThan(0);
});

describe.each(laws)('$id', (law) => {
  it('holds for every reference that it applies to', () => {
    for (const target of applies[law.id] ?? []) {
      const truth = truthOf(target, {});
      if (truth?.kind !== 'function') throw new TypeError('a law is asked of a function');
      expect(Object.keys(target.oracle)[0]?.toLowerCase()).toBe(law.appliesTo.toLowerCase());
      fc.assert(
        fc.property(casesFor(target, {}), (roles) => {
          const asked = law.cases(roles);
          const relations = law.relations(
            asked,
            asked.map((one) => truth.answer(one)),
          );
          expect(relations.length).toBeGreaterThan(0);
          for (const { expected, actual, atMost } of relations) {
            if (atMost)
              expect(actual.data.every((value, index) => value <= (expected.data[index] ?? NaN) + 1e-10)).toBe(true);
            else
              expect(compareTensors(expected, actual, { relative: 1e-8, absolute: 1e-10 })).toMatchObject({
                agrees: true,
              });
          }
        }),
        { numRuns: 60, seed: 11 },
      );
    }
  });

  it('leaves the case that it is given as it is', () => {
    const [target] = applies[law.id] ?? [];
    if (target === undefined) throw new TypeError('every law applies to something');
    for (const roles of fc.sample(casesFor(target, {}), { numRuns: 5, seed: 1 })) {
      const before = JSON.stringify([...roles]);
      law.cases(roles);
      expect(JSON.stringify([...roles])).toBe(before);
    }
  });
});

type Gradient = readonly [
  x: readonly number[],
  v: readonly number[],
  g: readonly number[],
  h: Rates & { readonly learningRate: number; readonly momentum: number },
];
/** A rule of vectors, in place of momentum. */
const rule =
  (one: (...all: [...Gradient]) => readonly [readonly number[], readonly number[]]): StudentFunction =>
  (...args: never[]) =>
    one(...(args as unknown as [...Gradient]));
const step = (x: readonly number[], v: readonly number[]): readonly [readonly number[], readonly number[]] => [
  x.map((value, at) => value - (v[at] ?? 0)),
  v,
];

/** For each law a subject that breaks it. */
const breaks: Readonly<Record<string, readonly [TargetSpec, StudentFunction]>> = {
  'accumulator-never-falls': [
    targetOf('adagrad'),
    rule((x, s, g) => [x, s.map((value, at) => 0.9 * value + 0.1 * (g[at] ?? 0) ** 2)]),
  ],
  'coordinates-are-alike': [
    targetOf('momentum'),
    rule((x, v, g, h) =>
      step(
        x,
        v.map((value, at) => h.momentum * value + h.learningRate * (g[at] ?? 0) * (at === 0 ? 2 : 1)),
      ),
    ),
  ],
  'coordinates-are-independent': [
    targetOf('momentum'),
    rule((x, v, g, h) =>
      step(
        x,
        v.map((value) => h.momentum * value + h.learningRate * g.reduce((sum, one) => sum + one, 0)),
      ),
    ),
  ],
  even: [surface('bowl'), ([x = 0, y = 0]: number[]) => x ** 2 + y ** 2 + 0.001 * x],
  'first-step-at-most-rate': [targetOf('momentum'), rule((x, _, g) => step(x, g))],
  'first-step-goes-downhill': [
    targetOf('momentum'),
    rule((x, _, g, h) =>
      step(
        x,
        g.map((one) => -h.learningRate * one),
      ),
    ),
  ],
  'mirrored-gradient-mirrors-step': [
    targetOf('momentum'),
    rule((x, _, g, h) =>
      step(
        x,
        g.map((one) => h.learningRate * Math.abs(one)),
      ),
    ),
  ],
  'no-epochs-no-move': [descent, (x: number, rate: number, n: number) => descentBy(deriv)(x, rate, n + 1)],
  'place-does-not-matter': [
    targetOf('momentum'),
    rule((x, _, g, h) =>
      step(
        x,
        g.map((one, at) => h.learningRate * (one + (x[at] ?? 0))),
      ),
    ),
  ],
  'same-answer-twice': [
    surface('bowl'),
    Object.assign(([x = 0, y = 0]: number[]) => x ** 2 + y ** 2 + (calls += 1), {}),
  ],
  'step-grows-with-rate': [
    targetOf('momentum'),
    rule((x, _, g) =>
      step(
        x,
        g.map((one) => 0.01 * one),
      ),
    ),
  ],
  symmetric: [surface('bowl'), ([x = 0, y = 0]: number[]) => x ** 2 + 1.001 * y ** 2],
  'zero-gradient-moves-nothing': [
    targetOf('momentum'),
    rule((x, _, g, h) =>
      step(
        x,
        x.map((one, at) => h.learningRate * (0.1 * one + (g[at] ?? 0))),
      ),
    ),
  ],
  'zero-momentum-is-gradient-descent': [
    targetOf('momentum'),
    rule((x, v, g, h) =>
      step(
        x,
        v.map((value, at) => 0.7 * value + 2 * h.learningRate * (g[at] ?? 0)),
      ),
    ),
  ],
  'zero-rate-stays': [descent, (x: number, _: number, n: number) => descentBy(deriv)(x, 0.01, n + 1)],
};
let calls = 0;
const unasked = (): never => {
  throw new TypeError('a law does not ask for this');
};

it.each(Object.entries(breaks))('%s is broken by a subject that breaks it', async (law, [target, one]) => {
  const targets = { target };
  const student = respondent(inProcess({ [target.names[0] ?? '']: one }), targets);
  const options = { law, tolerance: { relative: 1e-8, absolute: 1e-10, reason: 'as in the assignments' } };
  const context = {
    id: 'target.law',
    targetId: 'target',
    target,
    targets,
    student,
    workshop: { classForm: unasked, keep: unasked, run: unasked, candidates: unasked, variables: unasked },
    oracle: () => student,
    once: (_: string, make: () => unknown) => make() as never,
    seed: 5,
    noise: null,
    convention: null,
    conventionOf: () => null,
    aside: <Seen>(ask: () => Promise<Seen>) => ask(),
    failedOf: () => [],
    endedOf: () => null,
    data: unasked,
    namesMistakes: true,
    diagnose: () => null,
    walked: () => undefined,
    fullTraining: false,
  };
  const outcome = await obeysLaw.run({ ...context, options: options });
  expect(outcome).toMatchObject({ kind: 'failed', finding: { kind: 'law-broken' } });
});
