import { describe, expect, it } from 'vitest';
import { shownBy } from '../../../../../grader/checks/descent/shown-by.ts';

const tolerance = { relative: 0, absolute: 1e-3, reason: 'a test' };
const from = (start: number, ...steps: number[]): number[][] => [start, ...steps].map((point) => [point]);
const reference = [from(-1, 0, 0.4, 0.5), from(2, 1, 0.6, 0.5)];

describe('the tolerance within which only what descends follows its own derivative', () => {
  it.each<[string, number[][][]]>([
    ['lead somewhere', [from(-1, -0.9, -0.8), from(2, 1.9, 1.8)]],
    ['stand still at one start by chance', [from(-1, -0.9, -0.8), from(2, 2, 2)]],
    ['run away in the end', [from(-1, -9, -99, -1e9, NaN), from(2, 9, 99, 1e9, Infinity)]],
    ['arrive soon', [from(-1, 0.4, 0.5, 0.5), from(2, 0.6, 0.5, 0.5)]],
  ])('is that of the check where paths %s', (_, own) => {
    expect(shownBy({ own, reference, tolerance })).toEqual(tolerance);
  });

  it('is smaller where they hardly lead anywhere, so that what stays is none', () => {
    const found = shownBy({ own: [from(-1, -1 + 6e-6), from(2, 2 + 6e-6)], reference, tolerance });
    expect(found?.absolute).toBeCloseTo(2e-6, 12);
  });

  it.each<[string, number[][][]]>([
    ['stand still', [from(-1, -1, -1), from(2, 2, 2)]],
    ['move by no more than rounding', [from(-1, -1 + 1e-13), from(2, 2 + 1e-13)]],
    ['have run away at once', [from(-1, -1e9, NaN), from(2, -1e9, NaN)]],
    ['jump to one and the same point', [from(-1, 7, 7, 7), from(2, 7, 7, 7)]],
  ])('is none where paths %s', (_, own) => {
    expect(shownBy({ own, reference, tolerance })).toBeNull();
  });

  it('asks for no more than the reference does itself', () => {
    const jumps = [from(-1, 0.5, 0.5), from(2, 0.5, 0.5)];
    expect(shownBy({ own: [from(-1, 7, 7), from(2, 7, 7)], reference: jumps, tolerance })).toEqual(tolerance);
    const rests = [from(-1, -1), from(2, 1)];
    expect(shownBy({ own: [from(-1, 3), from(2, 1.5)], reference: rests, tolerance })).toEqual(tolerance);
  });
});
