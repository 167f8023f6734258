import { expect, it } from 'vitest';
import { addNoise } from '../../../../reference/numeric/noise.ts';

it('adds a draw of its own to each entry, scaled by the standard deviation', () => {
  expect(addNoise([1, 2], [0.5, -1], 2)).toEqual([2, 0]);
});

it('leaves the gradient as it is when all draws are zero', () => {
  expect(addNoise([1, -2, 3], [0, 0, 0], 1)).toEqual([1, -2, 3]);
});

it('refuses a number of draws that does not fit', () => {
  expect(() => addNoise([1, 2], [0.5], 1)).toThrow(RangeError);
});
