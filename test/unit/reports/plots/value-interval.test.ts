import { describe, expect, it } from 'vitest';
import { hull, tameInterval, valueInterval } from '../../../../reports/plots/value-interval.ts';

describe('valueInterval', () => {
  it('has all of the reference, and of the student what is near', () => {
    expect(valueInterval([0, 1], [-3, 4, 6, 1e300])).toEqual([-3, 4]);
  });

  it('has the levels, and of a student alone what is not wild', () => {
    expect(valueInterval([], [0, 0, 0, 2, 3, 1e9], [5])).toEqual([0, 5]);
  });
});

describe('tameInterval', () => {
  it('leaves out values of the reference that run away', () => {
    const calm = Array.from({ length: 30 }, (_, index) => index / 10);
    expect(tameInterval([...calm, 1e20, -1e4, 40], [1])).toEqual([0, 2.9]);
  });

  it('keeps two levels, however many are on the lower', () => {
    expect(tameInterval([...Array.from({ length: 30 }, () => 0), 1], [])).toEqual([0, 1]);
  });
});

describe('hull', () => {
  it('is 0 to 1 of nothing', () => {
    expect(hull([])).toEqual([0, 1]);
    expect(hull([3, -1, 2])).toEqual([-1, 3]);
  });
});
