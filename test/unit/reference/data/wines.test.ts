import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawsFrom } from '../../../../reference/data/draws.ts';
import { madeUpDataSets } from '../../../../reference/data/index.ts';
import { wines } from '../../../../reference/data/wines.ts';
import { initialNetwork } from '../../../../reference/mlp/initial-network.ts';
import { leakyRelu } from '../../../../reference/mlp/leaky-relu.ts';
import { logits } from '../../../../reference/mlp/logits.ts';
import { accuracy } from '../../../../reference/mlp/network.ts';
import { scaleToUnit } from '../../../../reference/mlp/scaling.ts';
import { softmaxCrossEntropy } from '../../../../reference/mlp/softmax-cross-entropy.ts';
import { splitRows } from '../../../../reference/mlp/split.ts';
import { trainEpochs } from '../../../../reference/mlp/train.ts';
import { fromRows, takeRows } from '../../../../reference/numeric/matrix.ts';

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

/** The homework's network, trained as the homework does; what it gets right of the rows kept for testing. */
function testAccuracy(seed: number): number {
  const { uniform } = drawsFrom(seed);
  const scaled = scaleToUnit(fromRows(features));
  const { train, test } = splitRows(features.length, 0.25, uniform);
  const of = (rows: readonly number[]): readonly number[] => rows.map((row) => labels[row] ?? NaN);
  const start = initialNetwork(uniform, {
    inputs: wines.columns.length,
    layers: [
      ...[16, 12, 8].map((size) => ({ layer: leakyRelu, size, convention: { weights: 'sum', bias: 'mean' } })),
      { layer: logits, size: 2, convention: { weights: 'sum', bias: 'mean' } },
    ],
    loss: softmaxCrossEntropy,
  });
  const settings = { epochs: 150, batchSize: 32, learningRate: 0.001, weightDecay: 0.01 };
  const { network } = trainEpochs(start, takeRows(scaled, train), of(train), settings);
  return accuracy(network, takeRows(scaled, test), of(test));
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

  it('are the same at every call and on every machine', () => {
    expect(wines.make()).toEqual({ features, labels });
    const text = JSON.stringify([features, labels]);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '54262a18f2f55d36b9bbdb78131e5737b810c400f2c742744f85ed3a7b36df9d',
    );
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

  it('let the network of the homework get about three of four right', { timeout: 60_000 }, () => {
    const reached = [1, 2, 3].map(testAccuracy);
    // One network in twelve lies outside of 0.72 to 0.78, by the luck of its 400 rows: their mean does not.
    expect(mean(reached)).toBeGreaterThan(0.72);
    expect(mean(reached)).toBeLessThan(0.78);
    expect(Math.min(...reached)).toBeGreaterThan(0.68);
  });
});
