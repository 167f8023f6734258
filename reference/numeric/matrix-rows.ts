import type { Matrix } from './matrix.ts';

/** Largest entry of each row; -Infinity for a row without entries. */
export function rowMaxima({ rows, columns, data }: Matrix): Float64Array {
  const maxima = new Float64Array(rows).fill(-Infinity);
  for (let row = 0; row < rows; row++) {
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      maxima[row] = Math.max(maxima[row] as number, data[i] as number);
    }
  }
  return maxima;
}

/** Column of the largest entry of each row, the first where there are several. An entry that is NaN is never it. */
export function rowArgmaxima({ rows, columns, data }: Matrix): readonly number[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < columns; column++) {
      if (!((data[row * columns + best] as number) >= (data[row * columns + column] as number))) best = column;
    }
    return best;
  });
}

/** Each row less its largest entry. */
export function subtractRowMaxima(from: Matrix): Matrix {
  const maxima = rowMaxima(from);
  const { rows, columns, data } = from;
  const shifted = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let i = row * columns; i < (row + 1) * columns; i++)
      shifted[i] = (data[i] as number) - (maxima[row] as number);
  }
  return { rows, columns, data: shifted };
}

/** Logarithm of the softmax of each row: the row less log(sum(exp(row))), without overflow. */
export function logSoftmaxRows(of: Matrix): Matrix {
  const { rows, columns, data } = subtractRowMaxima(of);
  const logarithms = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += Math.exp(data[i] as number);
    const logarithm = Math.log(sum);
    for (let i = row * columns; i < (row + 1) * columns; i++) logarithms[i] = (data[i] as number) - logarithm;
  }
  return { rows, columns, data: logarithms };
}

/** Softmax of each row: exp(row) / sum(exp(row)), without overflow. */
export function softmaxRows(of: Matrix): Matrix {
  const { rows, columns, data } = subtractRowMaxima(of);
  const softmax = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      const power = Math.exp(data[i] as number);
      softmax[i] = power;
      sum += power;
    }
    for (let i = row * columns; i < (row + 1) * columns; i++) softmax[i] = (softmax[i] as number) / sum;
  }
  return { rows, columns, data: softmax };
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
