import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticks } from '../../../../reports/plots/ticks.ts';

describe('ticks', () => {
  it('are round numbers, with as many decimals as they need', () => {
    expect(ticks([-1, 1], 5).map(({ label }) => label)).toEqual(['−1.0', '−0.5', '0', '0.5', '1.0']);
    expect(ticks([0, 60], 6).map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
  });

  it('write very large and very small numbers with a power of ten', () => {
    expect(ticks([0, 4e6], 2).map(({ label }) => label)).toEqual(['0', '2e6', '4e6']);
  });

  it('stay inside any interval, and are never many', () => {
    const bound = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(bound, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (low, width) => {
        const made = ticks([low, low + width], 5);
        // A narrow interval far from 0 leaves a tick no more digits than float64 has.
        const slack = width * 1e-6 + (Math.abs(low) + width) * 1e-15;
        expect(made.length).toBeLessThan(12);
        for (const { value } of made) {
          expect(value).toBeGreaterThanOrEqual(low - slack);
          expect(value).toBeLessThanOrEqual(low + width + slack);
        }
      }),
    );
  });

  it('are none in an interval without a width', () => {
    expect(ticks([1, 1], 5)).toEqual([]);
    expect(ticks([0, Infinity], 5)).toEqual([]);
  });
});
