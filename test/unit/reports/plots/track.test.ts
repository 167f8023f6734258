import { describe, expect, it } from 'vitest';
import { areOne, firstNotFinite, firstOutside, track } from '../../../../reports/plots/track.ts';
import { bowl, line, surface } from '../../../fixtures/reports/landscapes.ts';

const flat = surface(
  'bowl',
  '',
  bowl,
  [
    [-1, 1],
    [-1, 1],
  ],
  [],
  5,
);
const window = { x: [-1, 1], y: [-1, 1] } as const;

describe('track', () => {
  it('takes both coordinates of two variables, and the height of one', () => {
    const parabola = line('parabola', '', (x) => 2 * x, [0, 1], [], 3);
    expect(
      track(
        {
          steps: [0, 5],
          points: [
            [0, 1],
            [1, null],
          ],
        },
        flat,
      ),
    ).toEqual([
      { step: 0, at: [0, 1] },
      { step: 5, at: null },
    ]);
    expect(track({ steps: [3], points: [[0.5]] }, parabola)).toEqual([{ step: 3, at: [0.5, 1] }]);
  });

  it('finds the first step outside and the first that is not finite', () => {
    const path = {
      steps: [0, 2, 4, 6],
      points: [
        [0, 0],
        [0, 7],
        [null, 0],
        [0, 9],
      ],
    };
    expect(firstOutside(path, track(path, flat), window)).toBe(2);
    expect(firstNotFinite(path)).toBe(4);
  });

  it('finds neither in a path that stays', () => {
    const path = {
      steps: [0, 1],
      points: [
        [0, 0],
        [1, -1],
      ],
    };
    expect([firstOutside(path, track(path, flat), window), firstNotFinite(path)]).toEqual([null, null]);
  });
});

describe('areOne', () => {
  const path = (...rows: readonly (readonly [number, readonly [number, number] | null])[]) =>
    rows.map(([step, at]) => ({ step, at }));
  const long = path([0, [0, 0]], [1, [0.5, 0]], [2, [0.5, 0.5]], [3, null]);

  it('takes paths for one that are nowhere apart, as far as both go', () => {
    expect(areOne(long, long, window)).toBe(true);
    expect(areOne(path([0, [0, 0]], [2, [0.5, 0.5001]]), long, window)).toBe(true);
  });

  it('parts paths that are apart at a step, or of which one is no longer finite', () => {
    expect(areOne(long.toSpliced(2, 1, { step: 2, at: [0.5, 0.45] }), long, window)).toBe(false);
    expect(areOne(long.toSpliced(3, 1, { step: 3, at: [0, 0] }), long, window)).toBe(false);
  });

  it('does not judge by a start alone', () => {
    expect(areOne(path([0, [0, 0]], [7, [9, 9]]), long, window)).toBe(false);
  });
});
