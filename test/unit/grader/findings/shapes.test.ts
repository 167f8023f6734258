import { expect, it } from 'vitest';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import { shapeFault } from '../../../../grader/findings/shapes.ts';

const matrix = { shape: [2, 3], data: [1, 2, 3, 4, 5, 6] };

it('names both shapes in words', () => {
  expect(shapeFault(matrix, vector(matrix.data))).toBe('a flat list of 6 numbers where a 2 by 3 matrix is right');
  expect(shapeFault(matrix, { ...matrix, shape: [3, 2] })).toBe('a 3 by 2 matrix where a 2 by 3 matrix is right');
  expect(shapeFault(scalar(1), vector([1, 2]))).toBe('a flat list of 2 numbers where one number is right');
  expect(shapeFault(vector([1]), vector([]))).toBe('empty where a flat list of 1 number is right');
  expect(shapeFault(matrix, { shape: [1, 2, 2], data: [1, 2, 3, 4] })).toBe(
    'an array of shape (1, 2, 2) where a 2 by 3 matrix is right',
  );
});

it('says nothing of shapes that are alike', () => {
  expect(shapeFault(scalar(1), { shape: [1, 1], data: [2] })).toBeNull();
  expect(shapeFault(vector([1, 2]), { shape: [2, 1], data: [1, 2] })).toBeNull();
});
