import { describe, expect, it } from 'vitest';
import { noiseCases } from '../../../../../grader/checks/noise/cases.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';
import type { Roles } from '../../../../../grader/model/roles.ts';
import { hw2 } from '../../../../fixtures/subjects/grade.ts';

const target = (id: string): TargetSpec => {
  const found = hw2.targets[id];
  if (found === undefined) throw new TypeError(`there is no target ${id}`);
  return found;
};
const numbers = (cases: readonly Roles[], role: string, at = 0): readonly number[] =>
  cases.map((roles) => roles.get(role)?.data[at] ?? NaN);

describe('steps at which noise is looked at', () => {
  it.each([0.05, 1, 100])('have gradients near 0 and large, of both signs, for noise of %f', (sd) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const cases = noiseCases(target('adam'), sd, seed);
      for (const at of [0, 1]) {
        const gradients = numbers(cases, 'gradient', at).map((value) => value / sd);
        const [small, large] = [(value: number) => Math.abs(value) < 10, (value: number) => Math.abs(value) > 10];
        for (const size of [small, large]) {
          const signs = gradients.filter(size).map(Math.sign);
          expect([signs.length, new Set(signs).size]).toEqual([4, 2]);
        }
      }
    }
  });

  it('have unlike learning rates, iterations, and positions', () => {
    const cases = noiseCases(target('adam'), 1, 5);
    for (const role of ['hyperparameters.learningRate', 'iteration', 'theta', 'gradient', 'state.second'])
      expect([role, new Set(numbers(cases, role)).size]).toEqual([role, 8]);
    const rates = numbers(cases, 'hyperparameters.learningRate');
    expect(Math.max(...rates) / Math.min(...rates)).toBeGreaterThan(7);
    expect(numbers(cases, 'iteration').every((value) => Number.isInteger(value) && value >= 2)).toBe(true);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(noiseCases(target('momentum'), 1, 3)).toEqual(noiseCases(target('momentum'), 1, 3));
    expect(noiseCases(target('momentum'), 1, 3)).not.toEqual(noiseCases(target('momentum'), 1, 4));
  });
});
