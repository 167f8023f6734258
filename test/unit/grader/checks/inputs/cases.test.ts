import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesFor, dimensionOf } from '../../../../../grader/checks/inputs/cases.ts';
import { testFunctionOf } from '../../../../../grader/oracles/truths.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import type { Roles } from '../../../../../grader/model/roles.ts';
import { gdStartValue, hw2 } from '../../../../fixtures/subjects/grade.ts';

const target = (id: string): TargetSpec => {
  const found = hw2.targets[id] ?? gdStartValue.targets[id];
  if (found === undefined) throw new TypeError(`there is no target ${id}`);
  return found;
};
const sample = (id: string, numRuns = 100, seed = 1): readonly Roles[] =>
  fc.sample(casesFor(target(id), {}), { seed, numRuns });
const numbers = (cases: readonly Roles[], role: string): readonly number[] =>
  cases.flatMap((roles) => roles.get(role)?.data ?? []);

describe('inputs that can tell', () => {
  it.each(['bowl', 'mult', 'monkey', 'matyas', 'easom'])(
    'lie where %s lives: it and its slope are not zero there',
    (id) => {
      for (let seed = 0; seed < 10; seed += 1) {
        const on = testFunctionOf(id);
        const points = sample(id, 100, seed).map((roles) => roles.get('theta')?.data ?? []);
        const telling = points.filter(
          (point) => Math.abs(on.value(point)) > 1e-3 && on.gradient(point).some((slope) => Math.abs(slope) > 1e-3),
        );
        expect(telling.length).toBeGreaterThan(60);
      }
    },
  );

  it('for an update rule have gradients from tiny to large, of both signs, and zero', () => {
    const gradients = numbers(sample('adam', 100), 'gradient');
    expect(gradients.some((value) => value === 0)).toBe(true);
    expect(gradients.some((value) => value > 100)).toBe(true);
    expect(gradients.some((value) => value < -100)).toBe(true);
    expect(gradients.some((value) => value !== 0 && Math.abs(value) < 1e-4)).toBe(true);
    expect(gradients.some((value) => Math.abs(value) > 2000)).toBe(true);
    expect(gradients.every((value) => Math.abs(value) <= 1e5)).toBe(true);
  });

  it('for an update rule are near 0 and far from it, on both sides', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const thetas = numbers(sample('adam', 100, seed), 'theta');
      expect(thetas.filter((value) => Math.abs(value) <= 10).length).toBeGreaterThan(100);
      expect(thetas.some((value) => value > 100)).toBe(true);
      expect(thetas.some((value) => value < -100)).toBe(true);
      expect(thetas.every((value) => Math.abs(value) <= 1e4)).toBe(true);
    }
  });

  it('for an update rule have early and late iterations, and squares that are not negative', () => {
    const cases = sample('adam', 100);
    const iterations = numbers(cases, 'iteration');
    expect(iterations).toContain(1);
    expect(Math.max(...iterations)).toBeGreaterThan(2000);
    expect(iterations.every((value) => Number.isInteger(value) && value <= 1e5)).toBe(true);
    expect(Math.min(...numbers(cases, 'state.second'))).toBeGreaterThanOrEqual(0);
    expect(Math.min(...numbers(cases, 'state.first'))).toBeLessThan(0);
    expect(new Set(numbers(cases, 'hyperparameters.beta1')).size).toBeGreaterThan(50);
  });

  it('for a descent have 0 epochs and many', () => {
    const epochs = numbers(sample('descent', 200), 'epochs');
    expect([Math.min(...epochs), Math.max(...epochs)].map((count) => count > 20)).toEqual([false, true]);
  });

  it('are what an assignment sets, where it sets something', () => {
    const given = {
      gradient: { oneOf: [7] },
      'hyperparameters.learningRate': { uniform: [0.25, 0.5] as [number, number] },
      iteration: { whole: [3, 4] as [number, number] },
    };
    for (const roles of fc.sample(casesFor(target('adam'), given), { seed: 2, numRuns: 30 })) {
      expect(roles.get('gradient')?.data).toEqual([7, 7]);
      expect([3, 4]).toContain(roles.get('iteration')?.data[0]);
      const rate = roles.get('hyperparameters.learningRate')?.data[0] ?? NaN;
      expect(rate >= 0.25 && rate <= 0.5).toBe(true);
    }
  });

  it('are the same for the same seed', () => {
    expect(sample('adam', 20, 9)).toEqual(sample('adam', 20, 9));
    expect(sample('adam', 20, 9)).not.toEqual(sample('adam', 20, 8));
  });
});

it('has as many coordinates as the parameters name, three for a vector', () => {
  expect(dimensionOf(target('adam'))).toBe(2);
  expect(dimensionOf({ ...target('adam'), parameters: [{ role: 'theta', names: ['w'] }] })).toBe(3);
});
