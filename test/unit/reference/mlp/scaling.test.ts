import { expect, it } from 'vitest';
import { scaleToUnit } from '../../../../reference/mlp/scaling.ts';
import { fromRows, toRows } from '../../../../reference/numeric/matrix.ts';

it('moves the smallest entry of each column to 0 and the largest to 1', () => {
  const rows = fromRows([[1, -5, 7], [3, 5, 7], [2, 0, 7]]); // prettier-ignore
  expect(toRows(scaleToUnit(rows))).toEqual([[0, 0, 0], [1, 1, 0], [0.5, 0.5, 0]]); // prettier-ignore
});

it('has nothing to do without rows', () => {
  expect(toRows(scaleToUnit(fromRows([])))).toEqual([]);
});
