import { describe, expect, it } from 'vitest';
import { invert } from '../../../../grader/compare/invert.ts';

const at = Array.from({ length: 201 }, (_, index) => (index - 100) / 10);

describe('invert', () => {
  it.each<[string, (x: number) => number]>([
    ['a rising line', (x) => 3 * x + 1],
    ['a falling line', (x) => -0.5 * x],
    ['a cubic', (x) => x + 0.01 * x ** 3],
    ['an exponential', (x) => Math.exp(x / 4)],
  ])('tells from a value of %s where it was taken', (_, f) => {
    const inverse = invert(at, at.map(f));
    for (const x of [-9.95, -3.33, -0.01, 0, 0.05, 1.234, 9.99]) expect(inverse?.(f(x))).toBeCloseTo(x, 2);
  });

  it('is exact at the samples', () => {
    const inverse = invert(
      at,
      at.map((x) => 2 * x),
    );
    expect(at.map((x) => inverse?.(2 * x))).toEqual(at);
  });

  it('takes values beyond the samples for the ends', () => {
    const inverse = invert(at, at);
    expect([inverse?.(1000), inverse?.(-1000)]).toEqual([10, -10]);
  });

  it('interpolates between uneven samples, and hits each of them exactly', () => {
    const samples = [-4, -1, 0.1, 0.7, 5];
    const values = [100, 40, 8, 0.3, -1];
    const inverse = invert(samples, values);
    expect(values.map((value) => inverse?.(value))).toEqual(samples);
    expect(inverse?.(70)).toBe(-2.5);
    expect(inverse?.(-0.5)).toBeCloseTo(0.7 + (4.3 * 0.8) / 1.3, 14);
    expect([inverse?.(101), inverse?.(-2)]).toEqual([-4, 5]);
  });

  it('reaches as far as it is asked to, counted from the middle and the sample after it', () => {
    const points = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    // Rises from 1 to 7: three samples below the middle, three above.
    const values = [9, 1, 2, 3, 4, 5, 6, 7, 0];
    expect(invert(points, values, 3)?.(6.5)).toBe(6.5);
    expect(invert(points, values, 4)).toBeNull();
    expect(invert(points, [9, 9, 2, 3, 4, 5, 6, 7, 8], 3)).toBeNull();
    expect(invert(points, [0, 1, 2, 3, 4, 5, 6, 0, 0], 3)).toBeNull();
    expect(invert(points, [0, 1, 2, 3, 4, 5, 6, 0, 0], 2)?.(5.5)).toBe(5.5);
    // A quarter of the samples unless told.
    expect(invert(points, [9, 9, 2, 3, 4, 5, 6, 0, 0])?.(3.25)).toBe(3.25);
    expect(invert(points, [9, 9, 9, 3, 4, 5, 6, 0, 0])).toBeNull();
    expect(invert(points, [0, 1, 2, 3, 4, 5, 5, 5, 5])).toBeNull();
  });

  it('hits the last sample too, where a difference of samples would lose it', () => {
    expect(invert([-4, -3, -2, -1, 1e-20], [0, 1, 2, 3, 4])?.(4)).toBe(1e-20);
  });

  it('needs no reach at all when none is asked, but a slope in the middle', () => {
    expect(invert([0, 1, 2, 3], [0, 9, 5, 6], 0)?.(5.5)).toBe(2.5);
    expect(invert([0, 1, 2], [5, 5, 5], 0)).toBeNull();
    expect(invert([0, 1], [5, 6], 0)).toBeNull();
  });

  it('clips to the ends of the stretch, falling too', () => {
    const inverse = invert([0, 1, 2, 3, 4], [0, 5, 4, 3, 9], 1);
    expect([6, 5, 4.5, 3, 0].map((value) => inverse?.(value))).toEqual([1, 1, 1.5, 3, 3]);
  });

  it('gives NaN for NaN', () => {
    expect(invert(at, at)?.(NaN)).toBeNaN();
  });

  it('knows a function only where it is monotone, and needs half of each side', () => {
    const hill = at.map((x) => (x > 8 ? 16 - x : x));
    expect(invert(at, hill)?.(5.05)).toBeCloseTo(5.05, 6);
    expect(
      invert(
        at,
        at.map((x) => Math.abs(x)),
      ),
    ).toBeNull();
    expect(
      invert(
        at,
        at.map((x) => (x > 3 ? 3 : x)),
      ),
    ).toBeNull();
    expect(
      invert(
        at,
        at.map(() => 1),
      ),
    ).toBeNull();
    expect(
      invert(
        at,
        at.map(() => NaN),
      ),
    ).toBeNull();
  });
});
