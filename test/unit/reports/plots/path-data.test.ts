import { describe, expect, it } from 'vitest';
import { dotPath, linePath } from '../../../../reports/plots/path-data.ts';

const window = { x: [0, 374], y: [0, 280] } as const;
const steps = (...points: readonly (readonly [number, number] | null)[]) => points.map((at, step) => ({ step, at }));

describe('linePath', () => {
  it('draws one line through the points, y upwards', () => {
    expect(linePath(steps([0, 280], [10, 270.04], [10, 270.04]), window)).toBe('M0 0L0 0L10 10');
  });

  it('stops at the edge and comes back in', () => {
    expect(linePath(steps([10, 270], [10, 1e300], [20, 270]), window)).toMatch(/^M10 10L10 10L10 0M/u);
  });

  it('breaks at a point that is not finite', () => {
    expect(linePath(steps([1, 280], null, [5, 280], [6, 280]), window)).toBe('M1 0L1 0M5 0L6 0');
  });
});

describe('dotPath', () => {
  it('draws each point inside once', () => {
    expect(dotPath(steps([1, 280], [1, 280], [999, 0], null), window)).toBe('M1 0h0');
  });
});
