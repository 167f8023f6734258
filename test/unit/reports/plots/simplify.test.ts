import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplify } from '../../../../reports/plots/simplify.ts';

describe('simplify', () => {
  it('drops points on a straight line and keeps corners', () => {
    expect(
      simplify(
        [
          [0, 0],
          [1, 0.001],
          [2, 0],
          [2, 2],
        ],
        0.01,
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
    ]);
  });

  it('keeps the far side of a closed ring', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ] as const;
    expect(simplify(ring, 0.5)).toEqual(ring);
  });

  it('keeps both ends, and only points that were given', () => {
    const point = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const kept = simplify(points, 5);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        for (const one of kept) expect(points).toContain(one);
      }),
    );
  });
});
