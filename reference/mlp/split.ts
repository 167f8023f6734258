/** Numbers of rows, each row in one of the two. */
export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * Shuffles the numbers 0 to `rows` - 1 and sets a share of them aside for testing: ceil(rows * testShare).
 *
 * Source: R. Durstenfeld, "Algorithm 235: random permutation", Comm. ACM 7 (1964) 420.
 *
 * @param random even draws from [0, 1)
 */
export function splitRows(rows: number, testShare: number, random: () => number): Split {
  const shuffled = Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] ?? NaN, shuffled[last] ?? NaN];
  }
  const testRows = Math.ceil(rows * testShare);
  return { train: shuffled.slice(testRows), test: shuffled.slice(0, testRows) };
}
