import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSegment } from '../../../../reports/plots/clip.ts';
import { frame } from '../../../../reports/plots/frame.ts';

describe('clipSegment', () => {
  it('cuts a segment at the edge that it crosses', () => {
    expect(clipSegment([10, 10], [10, -1e300])).toEqual([
      [10, 10],
      [10, 0],
    ]);
  });

  it('gives null where a segment passes by, or is too long for numbers', () => {
    expect(clipSegment([-5, 10], [-5, 20])).toBeNull();
    expect(clipSegment([-1.7e308, 0], [1.7e308, 5])).toBeNull();
  });

  it('never leaves the box', () => {
    const far = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(far, far), fc.tuple(far, far), (from, to) => {
        for (const [x, y] of clipSegment(from, to) ?? []) {
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(frame.innerWidth + 1e-6);
          expect(y).toBeGreaterThanOrEqual(-1e-6);
          expect(y).toBeLessThanOrEqual(frame.innerHeight + 1e-6);
        }
      }),
    );
  });
});
