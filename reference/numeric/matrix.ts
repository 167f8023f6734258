import { zeroEntries } from './matrix-memory.ts';

/** A matrix: row-major float64. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `data[row * columns + column]`; never written to once it is made. May be part of a larger buffer. */
  readonly data: Float64Array;
}

/** A matrix from its entries, row by row. Throws a RangeError when their number is not rows * columns. */
export function matrix(rows: number, columns: number, data: Iterable<number>): Matrix {
  const entries = Float64Array.from(data);
  if (entries.length !== rows * columns) {
    throw new RangeError(
      `A matrix of ${rows} rows and ${columns} columns has ${rows * columns} entries, not ${entries.length}.`,
    );
  }
  return { rows, columns, data: entries };
}

/** A matrix from its rows. Throws a RangeError when they are not of one length. Without rows it has no columns. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const other = rows.findIndex((row) => row.length !== columns);
  if (other >= 0) throw new RangeError(`Row ${other} should have ${columns} entries, as row 0 has.`);
  return matrix(rows.length, columns, rows.flat());
}

export const toRows = ({ rows, columns, data }: Matrix): readonly (readonly number[])[] =>
  Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));

/** The rows from `begin` up to, but not with, `end`; fewer where the matrix ends before. */
export function sliceRows({ rows, columns, data }: Matrix, begin: number, end: number): Matrix {
  const last = Math.min(end, rows);
  // A view of the same memory: nobody writes to either.
  return { rows: last - begin, columns, data: data.subarray(begin * columns, last * columns) };
}

/** The rows with these numbers, in this order. Throws a RangeError where there is no such row. */
export function takeRows({ rows, columns, data }: Matrix, indices: readonly number[]): Matrix {
  const taken = zeroEntries(indices.length * columns);
  indices.forEach((index, row) => {
    if (!Number.isInteger(index) || index < 0 || index >= rows) {
      throw new RangeError(`There is no row ${index} in a matrix of ${rows} rows.`);
    }
    taken.set(data.subarray(index * columns, (index + 1) * columns), row * columns);
  });
  return { rows: indices.length, columns, data: taken };
}

export function transpose({ rows, columns, data }: Matrix): Matrix {
  const transposed = zeroEntries(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      transposed[column * rows + row] = data[row * columns + column] as number;
    }
  }
  return { rows: columns, columns: rows, data: transposed };
}

/** `operation` of each entry. */
export const map = ({ rows, columns, data }: Matrix, operation: (entry: number) => number): Matrix => ({
  rows,
  columns,
  data: mapEntries(data, operation),
});

/** `operation` of each pair of entries. Throws a RangeError when the shapes differ. */
export function zip(left: Matrix, right: Matrix, operation: (a: number, b: number) => number): Matrix {
  requireSameShape(left, right);
  return { rows: left.rows, columns: left.columns, data: zipEntries(left.data, right.data, operation) };
}

/** The same as the arrays' own `map`, several times as fast. */
export function mapEntries(entries: Float64Array, operation: (entry: number) => number): Float64Array {
  const mapped = zeroEntries(entries.length);
  for (let i = 0; i < entries.length; i++) mapped[i] = operation(entries[i] as number);
  return mapped;
}

/** `operation` of each pair of entries. Throws a RangeError when the lengths differ. */
export function zipEntries(
  left: Float64Array,
  right: Float64Array,
  operation: (a: number, b: number) => number,
): Float64Array {
  if (left.length !== right.length) {
    throw new RangeError(`As many entries are needed on both sides, but they are ${left.length} and ${right.length}.`);
  }
  const zipped = zeroEntries(left.length);
  for (let i = 0; i < left.length; i++) zipped[i] = operation(left[i] as number, right[i] as number);
  return zipped;
}

/** Entry by entry: left * right. Throws a RangeError when the shapes differ. */
export function multiplyEntries(left: Matrix, right: Matrix): Matrix {
  requireSameShape(left, right);
  const products = zeroEntries(left.data.length);
  for (let i = 0; i < products.length; i++) products[i] = (left.data[i] as number) * (right.data[i] as number);
  return { rows: left.rows, columns: left.columns, data: products };
}

/** Sum of each column, as long as a row. */
export function columnSums({ columns, data }: Matrix): Float64Array {
  const sums = zeroEntries(columns);
  for (let row = 0; row < data.length; row += columns) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] as number) + (data[row + column] as number);
    }
  }
  return sums;
}

export function sumOfSquares({ data }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] as number) ** 2;
  return sum;
}

function requireSameShape(left: Matrix, right: Matrix): void {
  if (left.rows !== right.rows || left.columns !== right.columns) {
    throw new RangeError(`Matrices of one shape are needed, but they are ${shape(left)} and ${shape(right)}.`);
  }
}

/** As texts say it: `3 x 2`. */
export const shape = ({ rows, columns }: Matrix): string => `${rows} x ${columns}`;

/** Smallest and largest entry of each column, each as long as a row. */
export function columnExtremes({ rows, columns, data }: Matrix): {
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
} {
  const minima = zeroEntries(columns).fill(Infinity);
  const maxima = zeroEntries(columns).fill(-Infinity);
  for (let i = 0; i < rows * columns; i++) {
    const column = i % columns;
    minima[column] = Math.min(minima[column] as number, data[i] as number);
    maxima[column] = Math.max(maxima[column] as number, data[i] as number);
  }
  return { minima, maxima };
}
