import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnExtremes,
  columnSums,
  fromRows,
  map,
  matrix,
  multiplyEntries,
  sliceRows,
  sumOfSquares,
  takeRows,
  toRows,
  transpose,
  zip,
  zipEntries,
} from '../../../../reference/numeric/matrix.ts';
import { zeroEntries } from '../../../../reference/numeric/matrix-memory.ts';

const m = fromRows([[1, 2, 3], [4, 5, 6]]); // prettier-ignore

describe('a matrix', () => {
  it('is made from rows, and taken apart to rows', () => {
    expect(m).toEqual(matrix(2, 3, [1, 2, 3, 4, 5, 6]));
    expect(toRows(m)).toEqual([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    expect(toRows(fromRows([]))).toEqual([]);
    expect(() => fromRows([[1, 2], [3]])).toThrow('Row 1 should have 2 entries');
    expect(() => matrix(2, 3, [1, 2])).toThrow('has 6 entries, not 2');
  });

  it('is sliced like an array', () => {
    expect(toRows(sliceRows(m, 1, 9))).toEqual([[4, 5, 6]]);
    expect(toRows(sliceRows(m, 0, 1))).toEqual([[1, 2, 3]]);
  });

  it('gives the rows that are asked for, in that order', () => {
    expect(toRows(takeRows(m, [1, 0, 1]))).toEqual([[4, 5, 6], [1, 2, 3], [4, 5, 6]]); // prettier-ignore
    expect(() => takeRows(m, [2])).toThrow('There is no row 2 in a matrix of 2 rows.');
    expect(() => takeRows(m, [-1])).toThrow(RangeError);
    expect(() => takeRows(m, [0.5])).toThrow(RangeError);
  });

  it('is transposed, mapped, zipped and summed', () => {
    expect(toRows(transpose(m))).toEqual([[1, 4], [2, 5], [3, 6]]); // prettier-ignore
    expect(toRows(map(m, (a) => -a))).toEqual([[-1, -2, -3], [-4, -5, -6]]); // prettier-ignore
    expect(toRows(zip(m, m, (a, b) => a - 2 * b))).toEqual([[-1, -2, -3], [-4, -5, -6]]); // prettier-ignore
    expect(toRows(multiplyEntries(m, m))).toEqual([[1, 4, 9], [16, 25, 36]]); // prettier-ignore
    expect(Array.from(columnSums(m))).toEqual([5, 7, 9]);
    expect(sumOfSquares(m)).toBe(91);
    expect(columnExtremes(fromRows([[1, 9], [3, -2]]))).toEqual({ minima: Float64Array.of(1, -2), maxima: Float64Array.of(3, 9) }); // prettier-ignore
  });

  it('is zipped with one of its own shape only', () => {
    expect(() => zip(m, transpose(m), (a) => a)).toThrow('2 x 3 and 3 x 2');
    expect(() => multiplyEntries(m, transpose(m))).toThrow(RangeError);
    for (const other of [
      fromRows([[1, 2, 3]]),
      fromRows([
        [1, 2],
        [3, 4],
      ]),
    ]) {
      // prettier-ignore
      expect(() => multiplyEntries(m, other)).toThrow(RangeError);
      expect(() => zip(m, other, (a) => a)).toThrow('Matrices of one shape are needed');
    }
    expect(() => zipEntries(new Float64Array(2), new Float64Array(3), (a) => a)).toThrow('2 and 3');
  });
});

describe('memory for entries', () => {
  /** The first of a buffer that is shared, made of arrays of one length. */
  const firstOf = (length: number): Float64Array => {
    let entries = zeroEntries(length);
    while (entries.byteOffset > 0) entries = zeroEntries(length);
    return entries;
  };

  it('is shared by small arrays, of an eighth of it at most', () => {
    const first = firstOf(1024);
    const others = Array.from({ length: 7 }, () => zeroEntries(1024));
    expect(others.map(({ byteOffset }) => byteOffset / 8192)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(others.every(({ buffer }) => buffer === first.buffer)).toBe(true);
    expect(zeroEntries(1024).buffer).not.toBe(first.buffer);
    expect(zeroEntries(1025).buffer.byteLength).toBe(1025 * 8);
  });

  it('is zero, and never given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.nat(20_000)), { maxLength: 40 }), (lengths) => {
        const given = lengths.map((length) => zeroEntries(length));
        expect(given.map((entries) => entries.length)).toEqual(lengths);
        expect(given.every((entries) => entries.every((entry) => entry === 0))).toBe(true);
        given.forEach((entries, index) => entries.fill(index + 1));
        expect(given.every((entries, index) => entries.every((entry) => entry === index + 1))).toBe(true);
      }),
    );
  });
});
