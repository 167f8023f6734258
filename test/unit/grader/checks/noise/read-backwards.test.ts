import { describe, expect, it } from 'vitest';
import { OFFSETS, readBackwards, TRIED } from '../../../../../grader/checks/noise/read-backwards.ts';
import type { SilentRule } from '../../../../../grader/checks/noise/read-backwards.ts';
import { vector } from '../../../../../grader/contract/tensor.ts';
import type { Roles } from '../../../../../grader/model/roles.ts';

type Rule = (noise: readonly [number, number]) => readonly [theta: readonly number[], state: readonly number[]];
const roles = (rule: Rule, noise: readonly [number, number]): Roles => {
  const [theta, state] = rule(noise);
  return new Map([
    ['theta', vector(theta)],
    ['state.v', vector(state)],
  ]);
};
const silent = (rule: Rule): SilentRule => ({
  together: OFFSETS.map((offset) => roles(rule, [offset, offset])),
  alone: [roles(rule, [TRIED, 0]), roles(rule, [0, TRIED])],
});
const parts = [
  ['theta[0]', 'state.v[0]'],
  ['theta[1]', 'state.v[1]'],
];
const draws: readonly (readonly [number, number])[] = [
  [0.3, -1.2],
  [-2.7, 0.01],
  [4.1, 3],
];
const read = (rule: Rule, drawn = rule): ReturnType<typeof readBackwards> =>
  readBackwards(parts, [silent(rule)], [draws.map((noise) => roles(drawn, noise))]);

describe('readBackwards', () => {
  it('tells the noise from a result, coordinate by coordinate', () => {
    const noise = read(([a, b]) => [
      [1 - 0.1 * (30 + a), 2 - 0.1 * (b - 24)],
      [(30 + a) ** 2, (b - 24) ** 2],
    ]);
    expect(noise?.split).toBeNull();
    draws.forEach(([a, b], index) => {
      expect(noise?.draws[0]?.[0]?.[index]).toBeCloseTo(a, 3);
      expect(noise?.draws[0]?.[1]?.[index]).toBeCloseTo(b, 3);
    });
  });

  it('tells what it can: a coordinate whose results do not follow it is left out', () => {
    const noise = read(([a, b]) => [
      [a, a],
      [b, b],
    ]);
    expect(noise?.draws[0]?.map((list) => list?.length ?? null)).toEqual([3, 3]);
    const slip = read(([a]) => [
      [a, a],
      [2 * a, 2 * a],
    ]);
    expect(slip?.draws[0]?.map((list) => list?.length ?? null)).toEqual([3, null]);
  });

  it('does not read a square so near to 0 that ordinary noise would turn it around', () => {
    const squares = (gradient: number): ReturnType<typeof read> =>
      read(([a]) => [
        [(gradient + a) ** 2, 0],
        [0, 0],
      ]);
    expect(squares(6)).toBeNull();
    expect(squares(9)?.draws[0]?.[0]?.length).toBe(3);
  });

  it('sees noise that reached the two results of a coordinate differently', () => {
    const rule: Rule = ([a, b]) => [
      [a, b],
      [2 * a, 2 * b],
    ];
    const split = read(rule, ([a, b]) => [
      [a, b],
      [2 * (a + 0.5), 2 * b],
    ])?.split;
    expect(split?.text).toContain('draw once for each coordinate');
    draws.forEach(([a, b], index) => {
      expect(split?.inState[0]?.[0]?.[index]).toBeCloseTo(a + 0.5, 3);
      expect(split?.inState[0]?.[1]?.[index]).toBeCloseTo(b, 3);
    });
  });

  it('does not read a result that mixes the coordinates, that is constant, or that is too coarse', () => {
    expect(
      read(([a, b]) => [
        [a + b, a + b],
        [a, b],
      ])?.draws[0]?.[0]?.[0],
    ).toBeCloseTo(0.3, 3);
    expect(
      read(([a, b]) => [
        [1, 2],
        [a, b],
      ])?.draws[0]?.[1]?.[1],
    ).toBeCloseTo(0.01, 3);
    expect(
      read(([a, b]) => [
        [1 + 1e-14 * a, 1],
        [a, b],
      ])?.split,
    ).toBeNull();
    expect(
      read(([a, b]) => [
        [a + b, a + b],
        [0, 0],
      ]),
    ).toBeNull();
  });
});
