import { expect, it } from 'vitest';
import { leastSquares } from '../../../../reference/numeric/least-squares.ts';

const rows = Array.from({ length: 20 }, (_, i) => -1 + i / 10);
const ones = rows.map(() => 1);

it('finds the factors of an exact sum, whatever the sizes of its columns', () => {
  const columns = [rows.map(Math.sin), rows.map((x) => 1e8 * x ** 2), rows.map((x) => 1e-8 * x ** 3)];
  const values = rows.map((_, i) => [2, -0.5, 3].reduce((sum, c, k) => sum + c * (columns[k]?.[i] ?? 0), 0));
  const found = leastSquares(columns, values, ones) ?? [];
  expect(found[0]).toBeCloseTo(2, 6);
  expect(found[1]).toBeCloseTo(-0.5, 12);
});

it('agrees with the normal equations where no sum is exact', () => {
  // Slope and offset of (0, 1), (1, 3), (2, 4): 1.5 and 7/6.
  const found =
    leastSquares(
      [
        [0, 1, 2],
        [1, 1, 1],
      ],
      [1, 3, 4],
      [1, 1, 1],
    ) ?? [];
  expect(found[0]).toBeCloseTo(1.5, 14);
  expect(found[1]).toBeCloseTo(7 / 6, 14);
});

it('counts a row as often as it is told', () => {
  expect(leastSquares([[1, 1]], [0, 3], [1, 0])?.[0]).toBe(0);
  expect(leastSquares([[1, 1]], [0, 3], [1, Math.SQRT2])?.[0]).toBeCloseTo(2, 14);
});

it('gives nothing for columns that cannot be told apart, nor for fewer rows than columns', () => {
  expect(leastSquares([rows, rows.map((x) => 3 * x)], rows, ones)).toBeNull();
  expect(leastSquares([rows, rows.map(() => 0)], rows, ones)).toBeNull();
  expect(leastSquares([[1], [2]], [3], [1])).toBeNull();
});

it('leaves its arguments as they were', () => {
  const columns = [
    [1, 2, 3],
    [1, 0, 1],
  ];
  leastSquares(columns, [1, 2, 3], [1, 2, 3]);
  expect(columns).toEqual([
    [1, 2, 3],
    [1, 0, 1],
  ]);
});
