import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromRows, matrix, toRows, transpose, type Matrix } from '../../../../reference/numeric/matrix.ts';
import {
  addProduct,
  multiply,
  multiplyLeftTransposed,
  multiplyRightTransposed,
} from '../../../../reference/numeric/matrix-products.ts';

/** Small whole numbers: sums are exact, whatever their order. */
const whole = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => matrix(rows, columns, entries));

const size = fc.integer({ min: 1, max: 9 });

const pairs = fc.tuple(size, size, size).chain(([n, k, m]) => fc.tuple(whole(n, k), whole(k, m)));

const bySums = (left: Matrix, right: Matrix): readonly (readonly number[])[] =>
  toRows(left).map((row) =>
    toRows(transpose(right)).map((column) => row.reduce((sum, a, k) => sum + a * (column[k] ?? NaN), 0)),
  );

// Adding 0 makes of -0 what every sum of whole numbers is.
const plain = (of: Matrix): readonly (readonly number[])[] => toRows(of).map((row) => row.map((entry) => entry + 0));

it('multiplies as rows times columns, for all shapes', () => {
  fc.assert(
    fc.property(pairs, ([left, right]) => {
      const expected = bySums(left, right);
      expect(plain(multiply(left, right))).toEqual(expected);
      expect(plain(multiplyLeftTransposed(transpose(left), right))).toEqual(expected);
      expect(plain(multiplyRightTransposed(left, transpose(right)))).toEqual(expected);
    }),
  );
});

it('adds a row to each row of the product', () => {
  const product = addProduct(fromRows([[1, 2], [3, 4], [5, 6]]), fromRows([[1], [10]]), Float64Array.of(0.5)); // prettier-ignore
  expect(toRows(product)).toEqual([[21.5], [43.5], [65.5]]);
  const wide = addProduct(fromRows([[2], [3]]), fromRows([[1, 10, 100]]), Float64Array.of(0.5, 0.25, 7));
  expect(toRows(wide)).toEqual([[2.5, 20.25, 207], [3.5, 30.25, 307]]); // prettier-ignore
});

it('gives the same bits for a row, whatever other rows are there', () => {
  fc.assert(
    fc.property(pairs, ([left, right]) => {
      const tenths = matrix(left.rows, left.columns, left.data.map((a) => a / 10)); // prettier-ignore
      const alone = toRows(tenths).flatMap((row) => toRows(multiply(fromRows([row]), right)));
      expect(toRows(multiply(tenths, right))).toEqual(alone);
    }),
  );
});

it('has rows of nothing without rows, and zeros without anything to sum', () => {
  expect(multiply(matrix(0, 2, []), matrix(2, 3, [1, 2, 3, 4, 5, 6]))).toMatchObject({ rows: 0, columns: 3 });
  expect(toRows(multiply(matrix(1, 0, []), matrix(0, 2, [])))).toEqual([[0, 0]]);
});

it('refuses shapes that do not fit', () => {
  const m = fromRows([[1, 2]]);
  expect(() => multiply(m, m)).toThrow('These shapes do not fit: 1 x 2 and 1 x 2.');
  expect(() => multiplyLeftTransposed(m, transpose(m))).toThrow('These shapes do not fit');
  expect(() => multiplyRightTransposed(m, transpose(m))).toThrow('These shapes do not fit');
  expect(() => addProduct(m, transpose(m), Float64Array.of(1, 2))).toThrow('A row of 1 entries is needed, not of 2.');
});
