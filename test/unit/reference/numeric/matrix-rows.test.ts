import { expect, it } from 'vitest';
import { fromRows, toRows } from '../../../../reference/numeric/matrix.ts';
import {
  addToPicked,
  logSoftmaxRows,
  pick,
  rowArgmaxima,
  softmaxRows,
  subtractRowMaxima,
} from '../../../../reference/numeric/matrix-rows.ts';

const m = fromRows([[1, 3, 2], [7, 5, 7]]); // prettier-ignore

it('finds the largest of each row: the first of several, and never what is not a number', () => {
  expect(rowArgmaxima(m)).toEqual([1, 0]);
  expect(rowArgmaxima(fromRows([[NaN, 1, 2], [1, NaN, 0], [NaN, NaN, NaN]]))).toEqual([2, 0, 0]); // prettier-ignore
});

it('takes the largest of each row from the row', () => {
  expect(toRows(subtractRowMaxima(fromRows([[5, 9], [1, 0], [-3, -7]])))).toEqual([[-4, 0], [0, -1], [0, -4]]); // prettier-ignore
  expect(toRows(subtractRowMaxima(m))).toEqual([[-2, 0, -1], [0, -2, 0]]); // prettier-ignore
});

it('has softmax and its logarithm without overflow', () => {
  const far = fromRows([[1e3, 0, -1e3], [-1e3, -1e3, -1e3]]); // prettier-ignore
  expect(toRows(softmaxRows(far))).toEqual([[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]]); // prettier-ignore
  expect(toRows(logSoftmaxRows(fromRows([[3, 3]])))).toEqual([[-Math.LN2, -Math.LN2]]);
  expect(toRows(logSoftmaxRows(far))[0]).toEqual([0, -1e3, -2e3]);
});

it('refuses a column that is not there, and another number of columns than rows', () => {
  expect(() => pick(m, [0, 3])).toThrow('The column for row 1 should be a whole number from 0 to 2, but was 3.');
  for (const column of [-1, 0.5, NaN]) expect(() => addToPicked(m, [0, column], 1)).toThrow(RangeError);
  expect(() => pick(m, [0])).toThrow('2 columns are needed, one for each row, not 1.');
  expect(() => addToPicked(m, [0, 0, 0], 1)).toThrow(RangeError);
});

it('picks one entry of each row, and adds to it alone', () => {
  expect(pick(m, [2, 0])).toEqual([2, 7]);
  expect(toRows(addToPicked(m, [2, 0], -1))).toEqual([[1, 3, 1], [6, 5, 7]]); // prettier-ignore
  expect(toRows(m)).toEqual([[1, 3, 2], [7, 5, 7]]); // prettier-ignore
});
