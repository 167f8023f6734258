import { describe, expect, it } from 'vitest';
import { historyReadings } from '../../../../../grader/checks/trajectory/read-history.ts';

const points = [
  [1, 2],
  [3, 4],
  [5, 6],
];

describe('points in two dimensions that were written down', () => {
  it('may have the height of each beside them', () => {
    const rows = points.map(([x = NaN, y = NaN]) => [x, y, x * y]);
    const [reading] = historyReadings({ shape: [3, 3], data: rows.flat() }, 2, 2);
    expect(reading).toEqual({ points, from: 0 });
  });

  it('have nothing else beside them', () => {
    const rows = points.map(([x = NaN, y = NaN]) => [x, y, x * y, 0]);
    expect(historyReadings({ shape: [3, 4], data: rows.flat() }, 2, 2)).toEqual([]);
    const path = [1, 2, 2, 4, 3, 6];
    expect(historyReadings({ shape: [3, 2], data: path }, 1, 2)).toEqual([]);
  });
});
