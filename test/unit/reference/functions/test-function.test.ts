import { expect, it } from 'vitest';
import { testFunction, type TestFunctionDefinition } from '../../../../reference/functions/test-function.ts';

const definition: TestFunctionDefinition = {
  id: 'sample',
  title: 'Sample',
  expression: 'x^3 * y',
  variables: ['x', 'y'],
  domain: [
    [-1, 1],
    [-1, 1],
  ],
  window: [
    [-1, 1],
    [-1, 1],
  ],
  minima: [
    { at: [1, 2], value: 2, kind: 'global' },
    { at: [3, 4], value: 5, kind: 'local' },
  ],
  teaches: 'Nothing.',
  source: 'None',
};

it('has the value of its expression and one derivative for each variable', () => {
  const sample = testFunction(definition);
  expect(sample.value([2, 5])).toBe(40);
  expect(sample.gradient([2, 5])).toEqual([60, 8]);
});

it('shows its expression as the formula unless another is given', () => {
  expect(testFunction(definition).formula).toBe('x^3 * y');
  expect(testFunction({ ...definition, formula: 'x cubed times y' }).formula).toBe('x cubed times y');
});

it('takes the lowest minimum as the optimum unless another point is asked for', () => {
  expect(testFunction(definition).optimum).toEqual([1, 2]);
  expect(testFunction({ ...definition, asked: [0, 0] }).optimum).toEqual([0, 0]);
});

it('needs a point to ask for', () => {
  expect(() => testFunction({ ...definition, minima: [] })).toThrow('sample has no minimum');
});

it('does not read its expression before it is asked', () => {
  const broken = testFunction({ ...definition, expression: 'x +' });
  expect(broken.id).toBe('sample');
  expect(() => broken.value([1, 2])).toThrow();
});

it('does not change the point', () => {
  const sample = testFunction(definition);
  const theta = Object.freeze([2, 5]);
  expect(() => [sample.value(theta), sample.gradient(theta)]).not.toThrow();
});
