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
