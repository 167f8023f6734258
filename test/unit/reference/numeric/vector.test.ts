import { describe, expect, it } from 'vitest';
import {
  add,
  allFinite,
  blend,
  combine,
  entry,
  largest,
  norm,
  scale,
  square,
  subtract,
  withEntry,
  zeros,
} from '../../../../reference/numeric/vector.ts';

describe('vectors', () => {
  it('are added, subtracted, scaled, blended and squared entry by entry', () => {
    expect(add([1, 2], [10, 20])).toEqual([11, 22]);
    expect(subtract([1, 2], [10, 20])).toEqual([-9, -18]);
    expect(scale(3, [1, -2])).toEqual([3, -6]);
    expect(blend(2, [1, 2], 3, [10, 20])).toEqual([32, 64]);
    expect(square([3, -4])).toEqual([9, 16]);
  });

  it('have a length and a largest entry that overflow and NaN do not spoil', () => {
    expect(norm([3, -4])).toBe(5);
    expect(norm([-2])).toBe(2);
    expect(norm([3e200, 4e200])).toBeCloseTo(5e200, -190);
    expect(largest([1, -7, 3])).toBe(7);
    expect(largest([])).toBe(0);
    expect(largest([1, NaN])).toBeNaN();
  });

  it('tell whether they are finite', () => {
    expect(allFinite([0, -1e308])).toBe(true);
    expect(allFinite([0, NaN])).toBe(false);
    expect(allFinite([Infinity])).toBe(false);
  });

  it('are replaced, not changed', () => {
    const vector = Object.freeze([1, 2, 3]);
    expect(withEntry(vector, 1, 9)).toEqual([1, 9, 3]);
    expect(zeros(3)).toEqual([0, 0, 0]);
  });

  it('of different lengths are refused, and so is an entry that is not there', () => {
    expect(() => combine([1], [1, 2], (a) => a)).toThrow('lengths are 1 and 2');
    expect(() => combine([1, 2], [1], (a) => a)).toThrow(RangeError);
    expect(() => entry([1, 2], 2)).toThrow('no entry 2 in a vector of length 2');
  });
});
