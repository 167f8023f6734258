import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../../../reports/plots/scale.ts';

const labels = (values: readonly number[], count = 5): readonly string[] => {
  const scale = scaleOf(values);
  const places = values.map(scale.place);
  return scale.ticks([Math.min(...places), Math.max(...places)], count).map(({ label }) => label);
};

describe('scaleOf', () => {
  it('is logarithmic where that spreads the numbers more evenly', () => {
    expect(scaleOf([0.1, 0.001, 0.01]).kind).toBe('logarithmic');
    expect(scaleOf([10, 20, 50, 100, 200, 500]).kind).toBe('logarithmic');
  });

  it('is linear for equal steps, whatever the first of them', () => {
    expect(scaleOf(Array.from({ length: 50 }, (_, index) => 1e-10 + index / 490)).kind).toBe('linear');
    expect(scaleOf([10, 20, 30]).kind).toBe('linear');
  });

  it('is linear where a number is not positive, and for none', () => {
    for (const values of [[0, 0.01, 100], [-100, -1, -0.01], [1, 1000], [3], []])
      expect(scaleOf(values).kind).toBe('linear');
  });

  it('labels powers of ten, some of them where there are many, and numbers between where there are few', () => {
    expect(labels([0.001, 0.01, 0.1, 1])).toEqual(['0.001', '0.01', '0.1', '1']);
    expect(labels([1e-12, 1e-9, 1e-6, 1e-3, 1])).toEqual(['1e−12', '1e−9', '1e−6', '0.001', '1']);
    expect(labels([1, 4, 16, 64])).toEqual(['1', '2', '5', '10', '20', '50']);
  });
});
