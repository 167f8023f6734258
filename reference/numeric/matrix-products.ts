import { zeroEntries } from './matrix-memory.ts';
import { shape, type Matrix } from './matrix.ts';

/** left right: (n, k) (k, m) -> (n, m). Throws a RangeError when the shapes do not fit; so do the others. */
export function multiply(left: Matrix, right: Matrix): Matrix {
  return product(asItIs(left), asItIs(right), null);
}

/** left right + row, the row added to each row of the product: X W + c. */
export function addProduct(left: Matrix, right: Matrix, row: Float64Array): Matrix {
  if (row.length !== right.columns) {
    throw new RangeError(`A row of ${right.columns} entries is needed, not of ${row.length}.`);
  }
  return product(asItIs(left), asItIs(right), row);
}

/** left' right, the left one transposed: (n, k) (n, m) -> (k, m). */
export function multiplyLeftTransposed(left: Matrix, right: Matrix): Matrix {
  return product(transposed(left), asItIs(right), null);
}

/** left right', the right one transposed: (n, k) (m, k) -> (n, m). */
export function multiplyRightTransposed(left: Matrix, right: Matrix): Matrix {
  return product(asItIs(left), transposed(right), null);
}

/** A matrix and a way to go through its data: entry (i, j) is at i * down + j * along. */
interface View {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  readonly down: number;
  readonly along: number;
}

const asItIs = ({ rows, columns, data }: Matrix): View => ({ rows, columns, data, down: columns, along: 1 });

const transposed = ({ rows, columns, data }: Matrix): View => ({
  rows: columns,
  columns: rows,
  data,
  down: 1,
  along: columns,
});

/**
 * left right, and `row` added to each row. Four rows and two columns at a time: each number that is read serves several
 * sums, which makes this four times as fast as one sum at a time. Each sum adds its terms in their order all the same.
 * At the edges, rows and columns that are not there are replaced by the last ones, whose sums are computed again.
 */
function product(left: View, right: View, row: Float64Array | null): Matrix {
  if (left.columns !== right.rows) throw new RangeError(`These shapes do not fit: ${shape(left)} and ${shape(right)}.`);
  const { rows, columns: inner, data: a, down: aDown, along: aAlong } = left;
  const { columns, data: b, down: bDown, along: bAlong } = right;
  const data = zeroEntries(rows * columns);
  for (let i0 = 0; i0 < rows; i0 += 4) {
    const i1 = Math.min(i0 + 1, rows - 1);
    const i2 = Math.min(i0 + 2, rows - 1);
    const i3 = Math.min(i0 + 3, rows - 1);
    for (let j0 = 0; j0 < columns; j0 += 2) {
      const j1 = Math.min(j0 + 1, columns - 1);
      let s00 = row === null ? 0 : (row[j0] as number);
      let s01 = row === null ? 0 : (row[j1] as number);
      let [s10, s11, s20, s21, s30, s31] = [s00, s01, s00, s01, s00, s01];
      let atA = 0;
      let atB = 0;
      for (let k = 0; k < inner; k++) {
        const b0 = b[atB + j0 * bAlong] as number;
        const b1 = b[atB + j1 * bAlong] as number;
        const a0 = a[atA + i0 * aDown] as number;
        const a1 = a[atA + i1 * aDown] as number;
        const a2 = a[atA + i2 * aDown] as number;
        const a3 = a[atA + i3 * aDown] as number;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s20 += a2 * b0;
        s21 += a2 * b1;
        s30 += a3 * b0;
        s31 += a3 * b1;
        atA += aAlong;
        atB += bDown;
      }
      data[i0 * columns + j0] = s00;
      data[i0 * columns + j1] = s01;
      data[i1 * columns + j0] = s10;
      data[i1 * columns + j1] = s11;
      data[i2 * columns + j0] = s20;
      data[i2 * columns + j1] = s21;
      data[i3 * columns + j0] = s30;
      data[i3 * columns + j1] = s31;
    }
  }
  return { rows, columns, data };
}
