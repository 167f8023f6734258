import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedConventions } from '../../../../../grader/checks/conventions.ts';
import type { Convention } from '../../../../../grader/checks/check.ts';
import { layerCases } from '../../../../../grader/checks/inputs/layer-cases.ts';
import { lossCases } from '../../../../../grader/checks/inputs/loss-cases.ts';
import { same, truthWith } from '../../../../../grader/checks/matching/asked-case.ts';
import { recognise } from '../../../../../grader/checks/matching/recognise.ts';
import { partsOf } from '../../../../../grader/checks/settle.ts';
import { layerOf, misconceptionsOf } from '../../../../../grader/oracles/truths.ts';
import { hw2 } from '../../../../fixtures/subjects/grade.ts';

const TOLERANCE = { relative: 1e-9, absolute: 1e-9, reason: 'as the checks have it' };
const TARGETS = ['hidden', 'hidden-vondrick', 'output', 'loss'] as const;

const targetOf = (id: string) => {
  const target = hw2.targets[id];
  if (target === undefined) throw new TypeError(`no target ${id}`);
  return target;
};

/** What one who makes these mistakes is told, of a method. */
function named(
  targetId: string,
  method: string,
  ids: readonly string[],
  seed: number,
  followed: Convention = {},
): readonly string[] | null {
  const target = targetOf(targetId);
  const { oracle } = target;
  const drawn = fc.sample('layer' in oracle ? layerCases(layerOf(oracle.layer)) : lossCases(), { seed, numRuns: 30 });
  const conventions = acceptedConventions(target);
  const convention = { ...conventions[0], ...followed };
  const [right, wrong] = [truthWith({ target, method }, convention), truthWith({ target, method }, convention, ids)];
  const cases = drawn.map((roles) => ({ roles, actual: wrong(roles) }));
  const parts = partsOf(target, { method });
  const differs = parts.filter(({ role }) =>
    cases.some(({ roles, actual }) => !same(TOLERANCE, right(roles).get(role), actual.get(role))),
  );
  if (differs.length === 0) return null;
  const likeliestFirst = [
    convention,
    ...conventions.filter((one) => JSON.stringify(one) !== JSON.stringify(convention)),
  ];
  const asked = { target, method, cases, parts, conventions: likeliestFirst, tolerance: TOLERANCE };
  return recognise(asked, { parts, wrong: differs }).map(({ id }) => id);
}

describe.each(TARGETS)('known mistakes in %s', (targetId) => {
  const target = targetOf(targetId);
  const { part, known } = misconceptionsOf(target);
  const methods = Object.keys(target.methods ?? {});

  it.each(known.map(({ id }) => id))('are named where they show, and as nothing else: %s', (id) => {
    const shown = methods.flatMap((method) => [1, 2, 3].map((seed) => named(targetId, method, [id], seed)));
    const telling = shown.filter((one) => one !== null);
    expect(telling.length).toBeGreaterThan(0);
    for (const names of telling) expect(names).toEqual([`${part}/${id}`]);
  });

  it('are named under every accepted convention', () => {
    for (const convention of acceptedConventions(target))
      for (const { id } of known.filter((_, at) => at % 5 === 0))
        for (const method of methods) {
          const names = named(targetId, method, [id], 4, convention);
          // Small steps do not tell one bound from another: nothing is said.
          const silent = names?.length === 0 && id.startsWith('exponent-');
          if (names !== null && !silent) expect([method, id, ...names]).toEqual([method, id, `${part}/${id}`]);
        }
  });

  it('are named by no other name where two are made at once', () => {
    let right = 0;
    let pairs = 0;
    for (const [at, one] of known.entries())
      for (const other of known.slice(at + 1).filter((_, index) => (index + at) % 97 === 0))
        for (const method of methods) {
          const names = named(targetId, method, [one.id, other.id], 5);
          if (names === null) continue;
          pairs += 1;
          const both = [`${part}/${one.id}`, `${part}/${other.id}`];
          // Where one hides the other, the one that is left is told.
          expect(names.filter((name) => !both.includes(name))).toEqual([]);
          if (names.length > 0) right += 1;
        }
    expect(right / pairs).toBeGreaterThan(0.8);
  });
});
