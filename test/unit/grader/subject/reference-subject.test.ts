import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesFor } from '../../../../grader/checks/inputs/cases.ts';
import { respondent } from '../../../../grader/contract/respondent.ts';
import type { ParameterSpec, ResultSpec, TargetSpec } from '../../../../grader/model/target.ts';
import { truthOf } from '../../../../grader/oracles/truths.ts';
import { referenceSubject } from '../../../../grader/subject/reference-subject.ts';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import { gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';

const every = Object.values(optimizers);

/** A target for an optimizer in any calling convention: elements or vectors, any order, hyperparameters together or one by one. */
const conventions: fc.Arbitrary<TargetSpec> = fc
  .record({
    optimizer: fc.constantFrom(...every),
    elements: fc.boolean(),
    together: fc.boolean(),
    from: fc.constantFrom(0 as const, 1 as const),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ optimizer, elements, together, from, order }) => {
    const split = (role: string): ResultSpec[] =>
      (elements ? [`${role}[0]`, `${role}[1]`] : [role]).map((one) => ({
        role: one,
        names: [one.replaceAll(/\W/g, '')],
      }));
    const shuffled = <T>(list: readonly T[]): T[] =>
      list
        .map((one) => ({ one, key: order.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
    const carried = ['theta', ...optimizer.state.map(({ name }) => `state.${name}`)];
    const names = Object.keys(optimizer.hyperparameters);
    const hyperparameters: ParameterSpec[] = together
      ? [
          {
            role: 'hyperparameters',
            names: ['h'],
            keys: Object.fromEntries(names.map((name, index) => [name, `key${index}`])),
          },
        ]
      : names.map((name) => ({ role: `hyperparameters.${name}`, names: [name] }));
    const parameters: ParameterSpec[] = [
      ...[...carried, 'gradient'].flatMap(split),
      ...hyperparameters,
      ...(optimizer.usesIteration ? [{ role: 'iteration', names: ['t'], from }] : []),
    ];
    return {
      title: optimizer.id,
      names: [optimizer.id],
      parameters: shuffled(parameters),
      results: shuffled(carried.flatMap(split)),
      oracle: { optimizer: optimizer.id },
    };
  });

describe('the reference as a subject', () => {
  it('asked in any calling convention gives exactly what the oracle gives', async () => {
    await fc.assert(
      fc.asyncProperty(conventions, fc.nat(), async (target, seed) => {
        const truth = truthOf(target, {});
        if (truth?.kind !== 'function') throw new TypeError('an optimizer answers itself');
        const cases = fc.sample(casesFor(target, {}), { seed, numRuns: 3 });
        const reply = await respondent(referenceSubject({ target }, { target: truth }), { target }).ask({
          target: 'target',
          cases,
        });
        if (reply.kind !== 'answered') throw new TypeError(reply.kind);
        for (const [index, roles] of cases.entries()) {
          const answer = reply.answers[index];
          if (answer?.kind !== 'results') throw new TypeError(answer?.kind ?? 'nothing');
          for (const [role, { data }] of truth.answer(roles)) expect(answer.roles.get(role)?.data).toEqual(data);
          expect(answer.roles.size).toBe(truth.answer(roles).size);
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('answers every function of the assignments in roles', async () => {
    for (const { targets } of [hw2, gdStartValue]) {
      for (const [id, target] of Object.entries(targets)) {
        const truth = truthOf(target, {});
        // Classes are asked method by method, in roles as they are.
        if (truth === null || truth.kind === 'class') continue;
        const one = respondent(referenceSubject({ [id]: target }, { [id]: truth }), { [id]: target });
        const cases = fc.sample(casesFor(target, {}), { seed: 1, numRuns: 5 });
        for (const [result, answer] of truth.kind === 'factory'
          ? Object.entries(truth.functions)
          : [[undefined, truth.answer] as const]) {
          const reply = await one.ask({ target: id, cases, ...(result !== undefined && { result }) });
          if (reply.kind !== 'answered') throw new TypeError(`${id}: ${reply.kind}`);
          for (const [index, roles] of cases.entries()) {
            const got = reply.answers[index];
            for (const [role, { data }] of answer(roles))
              expect([id, got?.kind === 'results' && got.roles.get(role)?.data]).toEqual([id, data]);
          }
        }
      }
    }
  });

  it('takes steps that are fed as the oracle does', async () => {
    const target = hw2.targets['momentum'];
    if (target === undefined) throw new TypeError('there is momentum');
    const truth = truthOf(target, {});
    if (truth?.kind !== 'function') throw new TypeError('momentum answers itself');
    const cases = fc.sample(casesFor(target, {}), { seed: 4, numRuns: 6 });
    const reply = await respondent(referenceSubject({ target }, { target: truth }), { target }).ask({
      target: 'target',
      cases,
      feed: ['theta', 'state.velocity'],
    });
    let before = new Map<string, { shape: readonly number[]; data: readonly number[] }>();
    const expected = cases.map((roles) => {
      before = new Map(truth.answer(new Map([...roles, ...before])));
      return before.get('theta')?.data;
    });
    expect(
      reply.kind === 'answered' &&
        reply.answers.map((answer) => answer.kind === 'results' && answer.roles.get('theta')?.data),
    ).toEqual(expected);
  });

  it('has only what it has a truth for', async () => {
    const { bowl } = hw2.targets;
    if (bowl === undefined) throw new TypeError('there is bowl');
    const targets = { bowl };
    expect(
      (await respondent(referenceSubject(targets, {}), targets).ask({ target: 'bowl', result: 'function', cases: [] }))
        .kind,
    ).toBe('missing');
  });
});
