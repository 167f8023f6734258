import { describe, expect, it } from 'vitest';
import { testFunctions } from '../../../../reference/functions/index.ts';
import { largest, norm, subtract, type Vector } from '../../../../reference/numeric/vector.ts';
import { functionNamed, readOracle, relativeDifference, type FunctionOracles } from '../support.ts';

const oracles = readOracle('test-functions.json') as FunctionOracles;
const all = Object.values(testFunctions);
const isTip = (tips: readonly Vector[], at: Vector): boolean => tips.some((tip) => largest(subtract(tip, at)) === 0);

/** Falls without end: to the left, x^3 outweighs all else. */
const UNBOUNDED = ['sine-cubic', 'monkey'];

/** A grid of 21 points a side over the domain. */
function grid(domain: readonly (readonly [number, number])[]): readonly Vector[] {
  return domain.reduce<readonly Vector[]>(
    (points, [low, high]) =>
      points.flatMap((point) => Array.from({ length: 21 }, (_, i) => [...point, low + ((high - low) * i) / 20])),
    [[]],
  );
}

it('lists nineteen functions under their ids', () => {
  expect(Object.keys(testFunctions)).toEqual(Object.keys(oracles.functions));
  expect(all).toHaveLength(19);
  for (const [id, f] of Object.entries(testFunctions)) expect(f.id).toBe(id);
});

describe.each(Object.entries(oracles.functions))('%s', (id, { samples, stationary }) => {
  const f = functionNamed(id);

  it('agrees with 50 digits of sympy on values and gradients', () => {
    expect(samples.length).toBeGreaterThanOrEqual(50);
    // They are drawn from all of the domain.
    f.domain.forEach(([low, high], index) => {
      const coordinates = samples.map(([theta]) => theta[index] ?? NaN);
      expect(Math.min(...coordinates)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...coordinates)).toBeLessThanOrEqual(high);
    });
    for (const [theta, value, gradient] of samples) {
      // A few units in the last place of the largest term; measured 5e-13 where two terms of sine-cubic nearly cancel.
      expect(relativeDifference([f.value(theta)], [value])).toBeLessThan(1e-12);
      expect(relativeDifference(f.gradient(theta), gradient)).toBeLessThan(1e-12);
    }
  });

  it('lists its minima, maxima and saddles where sympy finds them, with their values and kinds', () => {
    const listed = [
      ...f.minima.map(({ at, value }) => ({ at, value, kind: 'minimum' })),
      ...f.stationary.map(({ at, kind }) => ({ at, value: f.value(at), kind })),
    ];
    for (const [at, value, kind] of stationary) {
      const same = listed.find((point) => largest(subtract(point.at, at)) <= Number.EPSILON * Math.max(1, largest(at)));
      expect(same?.kind, `${id} at ${at.join(', ')}`).toBe(kind);
      expect(Math.abs((same?.value ?? NaN) - value)).toBeLessThan(2e-13 * Math.max(1, Math.abs(value)));
    }
  });
});

describe.each(all)('$id', (f) => {
  it('has no slope at its minima, maxima and saddles', () => {
    for (const { at } of [...f.minima, ...f.stationary]) {
      // Curvatures here reach 400, and coordinates are rounded to 1 part in 10^16.
      if (!isTip(f.singular, at)) expect(norm(f.gradient(at))).toBeLessThan(1e-13);
    }
  });

  it('has minima with nothing lower around them, and the values that it says', () => {
    for (const { at, value } of f.minima) {
      expect(Math.abs(f.value(at) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)));
      for (let direction = 0; direction < 16; direction++) {
        const angle = (direction * Math.PI) / 8;
        const near = at.map((x, i) => x + 1e-3 * (i === 0 ? Math.cos(angle) : Math.sin(angle)));
        expect(f.value(near)).toBeGreaterThanOrEqual(f.value(at) - 1e-15);
      }
    }
  });

  it('has global minima that are equally low, and nothing lower on a grid over its domain', () => {
    const lowest = f.minima.filter(({ kind }) => kind === 'global').map(({ value }) => value);
    expect(new Set(lowest).size).toBeLessThanOrEqual(1);
    const values = f.minima.map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    for (const bound of lowest.slice(0, 1)) {
      for (const theta of grid(f.domain)) expect(f.value(theta)).toBeGreaterThanOrEqual(bound - 1e-12);
    }
  });

  it('calls a minimum global where nothing is lower anywhere, and local elsewhere', () => {
    const lowest = UNBOUNDED.includes(f.id) ? -Infinity : Math.min(...f.minima.map(({ value }) => value));
    expect(f.minima.some(({ kind }) => kind === 'global')).toBe(!UNBOUNDED.includes(f.id));
    for (const { value, kind } of f.minima) expect(kind).toBe(value === lowest ? 'global' : 'local');
  });

  it('lists each point once, and has its maxima, its saddles and what is asked for well within its window', () => {
    const listed = [...f.minima, ...f.stationary].map(({ at }) => at.join(' '));
    expect(new Set(listed).size).toBe(listed.length);
    for (const point of [f.optimum, ...f.stationary.map(({ at }) => at)])
      point.forEach((coordinate, index) => {
        const [low, high] = f.window[index] ?? [NaN, NaN];
        expect(coordinate).toBeGreaterThan(low);
        expect(coordinate).toBeLessThan(high);
      });
  });

  it('has a gradient worth looking at on most of its domain', () => {
    const slopes = grid(f.domain)
      .filter((theta) => !isTip(f.singular, theta))
      .map((theta) => norm(f.gradient(theta)));
    const flat = slopes.filter((slope) => slope < 1e-3);
    expect(flat.length / slopes.length).toBeLessThan(0.1);
  });

  it('has a domain, a window and points with as many coordinates as variables', () => {
    const dimension = f.variables.length;
    const lengths = [f.domain, f.window, f.optimum, ...f.minima.map((m) => m.at), ...f.stationary.map((s) => s.at)];
    expect(lengths.every(({ length }) => length === dimension)).toBe(true);
    for (const [low, high] of [...f.domain, ...f.window]) expect(low).toBeLessThan(high);
  });
});

it('has no gradient at the tip of a cone', () => {
  expect(functionNamed('mult').gradient([0, 0])).toEqual([NaN, NaN]);
  expect(functionNamed('ackley').gradient([0, 0])).toEqual([NaN, NaN]);
});

it('asks for the points that the homework calls the optimum', () => {
  for (const id of ['bowl', 'mult', 'monkey', 'matyas']) expect(functionNamed(id).optimum).toEqual([0, 0]);
  expect(functionNamed('easom').optimum).toEqual([Math.PI, Math.PI]);
});

it('has the monkey saddle as printed, with a plus', () => {
  expect(functionNamed('monkey').value([1, 2])).toBe(13);
  expect(functionNamed('monkey').stationary).toEqual([{ at: [0, 0], kind: 'saddle' }]);
});
