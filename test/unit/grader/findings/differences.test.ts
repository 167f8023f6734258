import { expect, it } from 'vitest';
import { differencesOf, pick } from '../../../../grader/findings/differences.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';

const parts = [
  { role: 'theta[0]', names: ['x'] },
  { role: 'theta[1]', names: ['y'] },
  { role: 'value', names: ['f'] },
];
const bounds = { relative: 1e-9, absolute: 0 };

it('compares result by result, under the assignment’s names', () => {
  const expected = new Map([
    ['theta', vector([1, 2])],
    ['value', scalar(3)],
  ]);
  const actual = new Map([['theta', vector([1, 2.5])]]);
  expect(differencesOf(parts, expected, actual, bounds, 'python')).toEqual([
    { name: 'x', expected: '1.0', actual: '1.0', difference: '0.00e+0', agrees: true },
    { name: 'y', expected: '2.0', actual: '2.5', difference: '5.00e-1', agrees: false },
    { name: 'f', expected: '3.0', actual: 'not returned', agrees: false },
  ]);
});

it('shows an array of one where a number is right as the number', () => {
  const [only] = differencesOf(
    [{ role: 'value', names: ['f'] }],
    new Map([['value', scalar(3)]]),
    new Map([['value', vector([4])]]),
    bounds,
    'python',
  );
  expect(only).toMatchObject({ expected: '3.0', actual: '4.0', agrees: false });
});

it('says nothing of a result that the reference does not have', () => {
  expect(differencesOf([{ role: 'history', names: ['h'] }], new Map(), new Map(), bounds, 'python')).toEqual([]);
});

it('picks elements', () => {
  expect(pick(new Map([['theta', vector([5, 6])]]), 'theta[1]')).toEqual(scalar(6));
  expect(pick(new Map([['theta', vector([5, 6])]]), 'theta[2]')).toBeNull();
});
