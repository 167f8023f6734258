import { describe, expect, it } from 'vitest';
import { cellTicks } from '../../../../reports/plots/cell-ticks.ts';

const rising = Array.from({ length: 11 }, (_, index) => index / 10);

describe('cellTicks', () => {
  it('labels a few cells each, in their middle', () => {
    expect(cellTicks([0.001, null, 0.5], 5)).toEqual([
      { at: 0.5, label: '0.001' },
      { at: 1.5, label: '?' },
      { at: 2.5, label: '0.5' },
    ]);
  });

  it('puts round numbers between cells of equal steps, where they belong', () => {
    expect(cellTicks(rising, 5).map(({ label }) => label)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(cellTicks(rising, 5)[1]?.at).toBeCloseTo(2.5, 9);
    expect(cellTicks(rising.toReversed(), 5)[1]?.at).toBeCloseTo(8.5, 9);
  });

  it('puts powers of ten between cells of equal ratios', () => {
    const values = Array.from({ length: 9 }, (_, index) => 10 ** (index / 2 - 4));
    const ticks = cellTicks(values, 5);
    expect(ticks.map(({ label }) => label)).toEqual(['1e−4', '0.001', '0.01', '0.1', '1']);
    expect(ticks[1]?.at).toBeCloseTo(2.5, 9);
  });

  it('names the values of some cells where steps are uneven, out of order, or not known', () => {
    for (const values of [
      [0, 1, 2, 3, 4, 5, 600],
      [0, 1, 2, 3, 4, 3, 2],
      [0, 1, 2, 3, 4, 5, null],
      [1, 1, 1, 1, 1, 1, 1],
    ])
      expect(cellTicks(values, 4).map(({ at }) => at)).toEqual([0.5, 2.5, 4.5, 6.5]);
  });

  it('has none of nothing', () => {
    expect(cellTicks([], 5)).toEqual([]);
  });
});
