import { expect, it } from 'vitest';
import { scaleToUnit } from '../../../../reference/mlp/scaling.ts';
import { fromRows, toRows } from '../../../../reference/numeric/matrix.ts';
import { readOracle, type Preparation } from '../support.ts';

it('moves the smallest entry of each column to 0 and the largest to 1', () => {
  const rows = fromRows([[1, -5, 7], [3, 5, 7], [2, 0, 7]]); // prettier-ignore
  expect(toRows(scaleToUnit(rows))).toEqual([[0, 0, 0], [1, 1, 0], [0.5, 0.5, 0]]); // prettier-ignore
});

it('scales as a program in Python does, bit by bit', () => {
  const { rows, scaled } = (readOracle('preparation-python.json') as Preparation).scaling;
  expect(toRows(scaleToUnit(fromRows(rows)))).toEqual(scaled);
});

it('has nothing to do without rows', () => {
  expect(toRows(scaleToUnit(fromRows([])))).toEqual([]);
});
