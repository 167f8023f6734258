import { describe, expect, it } from 'vitest';
import { drawsFrom } from '../../../../reference/data/draws.ts';
import { readOracle, type Preparation } from '../support.ts';

const oracle = readOracle('preparation-python.json') as Preparation;
const many = (draw: () => number, count: number): readonly number[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('drawsFrom', () => {
  it('gives the numbers that mulberry32 is known for', () => {
    // From the generator's published C code, seed 0.
    expect(many(drawsFrom(0).uniform, 3).map((value) => value * 2 ** 32)).toEqual([1144304738, 1416247, 958946056]);
  });

  it.each(oracle.draws)(
    'gives what a program in Python gives for seed $seed, bit by bit',
    ({ seed, uniform, normal }) => {
      expect(many(drawsFrom(seed).uniform, uniform.length)).toEqual(uniform);
      expect(many(drawsFrom(seed).normal, normal.length)).toEqual(normal);
    },
  );

  it('gives the same draws for the same seed, and others for another', () => {
    expect(many(drawsFrom(5).normal, 10)).toEqual(many(drawsFrom(5).normal, 10));
    expect(many(drawsFrom(5).normal, 10)).not.toEqual(many(drawsFrom(6).normal, 10));
  });

  it('draws normal numbers of mean 0 and variance 1', () => {
    const values = many(drawsFrom(1).normal, 40_000);
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 1);
    const within = values.filter((value) => Math.abs(value) < 1).length / values.length;
    expect(within).toBeCloseTo(0.6827, 1);
  });
});
