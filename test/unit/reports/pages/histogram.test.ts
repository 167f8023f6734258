import { describe, expect, it } from 'vitest';
import { histogram } from '../../../../reports/pages/histogram.ts';

describe('histogram', () => {
  it('counts every total once, the full score in the last range', () => {
    const counts = histogram([0, 4.9, 5, 60, 60], 60)?.bars.map(({ count }) => count) ?? [];
    expect(counts).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('is left out where no total is known', () => {
    expect(histogram([], 60)).toBeNull();
  });
});
