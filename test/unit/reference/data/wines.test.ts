import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { madeUpDataSets } from '../../../../reference/data/index.ts';
import { wines } from '../../../../reference/data/wines.ts';
import { readOracle, type Preparation } from '../support.ts';

const { wines: oracle } = readOracle('preparation-python.json') as Preparation;
const { features, labels } = wines.make();
const column = (name: string): readonly number[] => {
  const index = wines.columns.indexOf(name);
  return features.map((row) => row[index] ?? NaN);
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(one: readonly number[], other: readonly number[]): number {
  const [mine, theirs] = [mean(one), mean(other)];
  const together = mean(one.map((value, index) => (value - mine) * ((other[index] ?? NaN) - theirs)));
  const spread = (values: readonly number[], middle: number): number =>
    Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return together / spread(one, mine) / spread(other, theirs);
}

describe('the made-up wines', () => {
  it('are listed under their id', () => {
    expect(madeUpDataSets['wines']).toBe(wines);
  });

  it('have as many rows, columns and good wines as the published table', () => {
    expect(features).toHaveLength(1599);
    expect(features.every((row) => row.length === 11 && row.every(Number.isFinite))).toBe(true);
    expect(mean(labels)).toBe(0.5347091932457786);
    expect(labels.every((label) => label === 0 || label === 1)).toBe(true);
  });

  it('are the same at every call and on every machine, as a program in Python makes them', () => {
    expect(wines.make()).toEqual({ features, labels });
    const text = JSON.stringify([features, labels]);
    expect(features.slice(0, 3)).toEqual(oracle.first);
    expect(createHash('sha256').update(text).digest('hex')).toBe(oracle.sha256);
  });

  it('have figures that red wines have', () => {
    const [alcohol, acidity, density] = [column('alcohol'), column('fixed acidity'), column('density')];
    expect(Math.min(...alcohol)).toBeGreaterThan(8);
    expect(Math.max(...alcohol)).toBeLessThan(15.1);
    expect(mean(alcohol)).toBeCloseTo(10.4, 0);
    expect(mean(acidity)).toBeCloseTo(8.2, 0);
    expect(Math.max(...density)).toBeLessThan(1.005);
    const [free, total] = [column('free sulfur dioxide'), column('total sulfur dioxide')];
    expect(correlation(free, total)).toBeGreaterThan(0.5);
    expect(correlation(acidity, column('pH'))).toBeLessThan(-0.5);
    expect(correlation(density, alcohol)).toBeLessThan(-0.3);
    expect(correlation(alcohol, labels)).toBeGreaterThan(0.3);
    expect(correlation(column('volatile acidity'), labels)).toBeLessThan(-0.2);
  });

  it('are written with the decimals of such tables', () => {
    expect(features.flat().every((value) => String(value).length <= 6)).toBe(true);
  });
});
