import { zeroEntries } from './matrix-memory.ts';
import type { Matrix } from './matrix.ts';

/** Column of the largest entry of each row, the first where there are several; NaN is never it, unless all are: then 0. */
export function rowArgmaxima({ rows, columns, data }: Matrix): readonly number[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    let largest = -Infinity;
    for (let column = 0; column < columns; column++) {
      const entry = data[row * columns + column] as number;
      if (entry > largest) {
        best = column;
        largest = entry;
      }
    }
    return best;
  });
}

/** Each row less its largest entry. */
export function subtractRowMaxima({ rows, columns, data }: Matrix): Matrix {
  const shifted = zeroEntries(data.length);
  for (let begin = 0; begin < data.length; begin += columns) {
    const largest = maximum(data, begin, begin + columns);
    for (let i = begin; i < begin + columns; i++) shifted[i] = (data[i] as number) - largest;
  }
  return { rows, columns, data: shifted };
}

/** Logarithm of the softmax of each row: the row less log(sum(exp(row))), without overflow. */
export function logSoftmaxRows({ rows, columns, data }: Matrix): Matrix {
  const logarithms = zeroEntries(data.length);
  for (let begin = 0; begin < data.length; begin += columns) {
    const largest = maximum(data, begin, begin + columns);
    let sum = 0;
    for (let i = begin; i < begin + columns; i++) sum += Math.exp((data[i] as number) - largest);
    const logarithm = Math.log(sum);
    // Not less (largest + logarithm): beside a large maximum the logarithm would lose digits.
    for (let i = begin; i < begin + columns; i++) logarithms[i] = (data[i] as number) - largest - logarithm;
  }
  return { rows, columns, data: logarithms };
}

/** Softmax of each row: exp(row) / sum(exp(row)), without overflow. */
export function softmaxRows({ rows, columns, data }: Matrix): Matrix {
  const softmax = zeroEntries(data.length);
  for (let begin = 0; begin < data.length; begin += columns) {
    const largest = maximum(data, begin, begin + columns);
    let sum = 0;
    for (let i = begin; i < begin + columns; i++) {
      const power = Math.exp((data[i] as number) - largest);
      softmax[i] = power;
      sum += power;
    }
    for (let i = begin; i < begin + columns; i++) softmax[i] = (softmax[i] as number) / sum;
  }
  return { rows, columns, data: softmax };
}

/** Of the entries from `begin` up to, but not with, `end`. */
function maximum(data: Float64Array, begin: number, end: number): number {
  let largest = -Infinity;
  for (let i = begin; i < end; i++) largest = Math.max(largest, data[i] as number);
  return largest;
}

/** One entry of each row, in the column that is given for it. Throws a RangeError where there is none; so does the next. */
export function pick(from: Matrix, columns: readonly number[]): readonly number[] {
  return placesOf(from, columns).map((place) => from.data[place] as number);
}

/** One entry of each row, in the column that is given for it, made larger by `amount`; the others as they are. */
export function addToPicked(to: Matrix, columns: readonly number[], amount: number): Matrix {
  const data = to.data.slice();
  for (const place of placesOf(to, columns)) data[place] = (data[place] as number) + amount;
  return { rows: to.rows, columns: to.columns, data };
}

function placesOf({ rows, columns }: Matrix, picked: readonly number[]): readonly number[] {
  if (picked.length !== rows)
    throw new RangeError(`${rows} columns are needed, one for each row, not ${picked.length}.`);
  return picked.map((column, row) => {
    if (Number.isInteger(column) && column >= 0 && column < columns) return row * columns + column;
    throw new RangeError(
      `The column for row ${row} should be a whole number from 0 to ${columns - 1}, but was ${column}.`,
    );
  });
}
