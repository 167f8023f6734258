import { describe, expect, it } from 'vitest';
import { spreadPoints } from '../../../../reference/functions/formula/formulas.ts';
import { testFunctions } from '../../../../reference/functions/index.ts';
import type { TestFunction } from '../../../../reference/functions/test-function.ts';
import { mistaken } from '../../../../reference/misconception.ts';
import type { Misconception } from '../../../../reference/misconception.ts';
import { functionNamed, relativeDifference } from '../support.ts';

const all = Object.values(testFunctions);
type Ask = (f: TestFunction) => (theta: readonly number[]) => readonly number[];
const valueOf: Ask = (f) => (theta) => [f.value(theta)];
const gradientOf: Ask = (f) => (theta) => f.gradient(theta);
const lists = all.flatMap((f): [string, TestFunction, readonly Misconception<TestFunction>[], Ask][] => [
  [`the value of ${f.id}`, f, f.misconceptions, valueOf],
  [`the gradient of ${f.id}`, f, f.gradientMisconceptions, gradientOf],
]);

/** By more than a millionth of the largest value, somewhere: so that no two are one function. */
function differ(one: readonly number[], other: readonly number[]): boolean {
  const size = Math.max(...one.filter(Number.isFinite).map(Math.abs), 1e-9);
  return one.some((value, at) => {
    const beside = other[at] ?? NaN;
    return Number.isFinite(value) && Number.isFinite(beside)
      ? Math.abs(value - beside) > 1e-9 * size
      : Number.isFinite(value) !== Number.isFinite(beside);
  });
}

describe.each(lists)('%s', (_, f, misconceptions, ask) => {
  // Other points than those by which the list is made.
  const points = spreadPoints(f.domain, 90).slice(30);
  const answers = (of: TestFunction): readonly number[] => points.flatMap(ask(of));

  it('has at least six misconceptions, each with an id of its own', () => {
    expect(misconceptions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(misconceptions.map(({ id }) => id)).size).toBe(misconceptions.length);
    for (const { id } of misconceptions) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('has none that is right, and no two that are one function', () => {
    const functions = [answers(f), ...misconceptions.map((one) => answers(one.of(f)))];
    for (const [at, one] of functions.entries())
      for (const [before, other] of functions.slice(0, at).entries())
        expect(differ(one, other), `${at - 1} and ${before - 1}`).toBe(true);
  });

  it('tells each in whole sentences, and does not give the right line to the student', () => {
    for (const { name, teacher, student } of misconceptions) {
      expect(name).toMatch(/^[^.]*(\d[.]\d+ for pi)?$/);
      expect(teacher).toMatch(/^[A-Z].*[.]$/);
      expect(student).toMatch(/^[A-Z].*[.?]$/);
      expect(student).not.toContain('is right');
    }
  });

  it('leaves the function itself as it was', () => {
    const before = answers(f);
    for (const one of misconceptions) one.of(f);
    expect(answers(f)).toEqual(before);
  });
});

const at = [0.7, -1.3];

describe('what students are known to write', () => {
  const wrong = (id: string, list: 'misconceptions' | 'gradientMisconceptions', ...ids: string[]): TestFunction =>
    mistaken(functionNamed(id), functionNamed(id)[list], ids);
  const [x = NaN, y = NaN] = at;

  it('has the monkey saddle with a minus, as a surface and in its derivatives', () => {
    expect(wrong('monkey', 'misconceptions', 'second-term-sign').value(at)).toBeCloseTo(x ** 3 - 3 * x * y ** 2, 12);
    expect(
      relativeDifference(wrong('monkey', 'gradientMisconceptions', 'dy-x-missing', 'dy-sign').gradient(at), [
        3 * x ** 2 + 3 * y ** 2,
        -6 * y,
      ]),
    ).toBeLessThan(1e-12);
  });

  it('has Easom with its sign turned', () => {
    expect(wrong('easom', 'misconceptions', 'sign').value([3, 3])).toBeCloseTo(
      -functionNamed('easom').value([3, 3]),
      15,
    );
  });

  it.each<[string, (theta: number) => number]>([
    ['first-term-half', (t) => 1.5 * Math.PI * Math.cos(3 * Math.PI * t) + 1.5 * t ** 2],
    ['first-term-inner-factor-dropped', (t) => Math.cos(3 * Math.PI * t) + 1.5 * t ** 2],
    ['first-term-inner-factor-twice', (t) => 9 * Math.PI ** 2 * Math.cos(3 * Math.PI * t) + 1.5 * t ** 2],
    ['first-term-inside-cos-x-missing', (t) => 3 * Math.PI * Math.cos(3 * Math.PI) + 1.5 * t ** 2],
    ['second-term-power-factor-dropped', (t) => 3 * Math.PI * Math.cos(3 * Math.PI * t) + t ** 2 / 2],
    ['degrees', (t) => 3 * Math.PI * Math.cos((3 * Math.PI * t * Math.PI) / 180) + 1.5 * t ** 2],
  ])('has the derivative of sin(3 pi x) + x^3/2 with %s', (id, expected) => {
    for (const t of [-1.2, 0.3, 1.9])
      expect(
        relativeDifference(wrong('sine-cubic', 'gradientMisconceptions', id).gradient([t]), [expected(t)]),
      ).toBeLessThan(1e-12);
  });

  it('has one exponent wrong in a product rule', () => {
    const [id] = functionNamed('peaks').gradientMisconceptions.filter(
      (one) => one.id === 'dy-second-term-y-exponent-low',
    );
    const difference =
      (id?.of(functionNamed('peaks')).gradient(at)[1] ?? NaN) - (functionNamed('peaks').gradient(at)[1] ?? NaN);
    expect(difference).toBeCloseTo(50 * (y ** 3 - y ** 4) * Math.exp(-(x ** 2) - y ** 2), 10);
  });

  it('makes a second mistake in what the first one left', () => {
    const both = wrong('sine-cubic', 'gradientMisconceptions', 'first-term-half', 'first-term-sin-for-cos', 'sign');
    const t = 0.3;
    expect(both.gradient([t])[0]).toBeCloseTo(-(1.5 * Math.PI * Math.sin(3 * Math.PI * t) + 1.5 * t ** 2), 12);
    expect(both.value([t])).toBe(functionNamed('sine-cubic').value([t]));
  });
});
