import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numbersFrom } from '../../../../../grader/checks/inputs/input-spec.ts';
import type { InputSpec } from '../../../../../grader/checks/inputs/input-spec.ts';

const draw = (spec: InputSpec): readonly number[] => fc.sample(numbersFrom(spec), { seed: 1, numRuns: 2000 });

it.each<[InputSpec, number, number]>([
  [{ uniform: [-2, 3] }, -2, 3],
  [{ uniform: [0.001, 0.02] }, 0.001, 0.02],
  [{ whole: [0, 60] }, 0, 60],
  [{ logarithmic: [1e-8, 100] }, 1e-8, 100],
  [{ logarithmic: [0.003, 0.5], signed: true }, -0.5, 0.5],
])('stays within %j, and reaches far into it', (spec, low, high) => {
  const values = draw(spec);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
  expect(Math.max(...values)).toBeLessThanOrEqual(high);
  expect(Math.max(...values)).toBeGreaterThan(low + 0.8 * (high - low));
});

it('draws every order of magnitude alike', () => {
  const orders = draw({ logarithmic: [1e-6, 1000] }).map((value) => Math.floor(Math.log10(value)));
  for (let order = -6; order < 3; order += 1) expect(orders.filter((one) => one === order).length).toBeGreaterThan(100);
});

it('draws 0 only where told', () => {
  expect(draw({ logarithmic: [1, 10], signed: true, orZero: true })).toContain(0);
  expect(draw({ logarithmic: [1, 10], signed: true })).not.toContain(0);
});

it('draws one of these', () => {
  expect([...new Set(draw({ oneOf: [3, -1, 0.5] }))].sort()).toEqual([-1, 0.5, 3]);
});
