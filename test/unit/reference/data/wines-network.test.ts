import { expect, it } from 'vitest';
import { drawsFrom } from '../../../../reference/data/draws.ts';
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
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

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

it('lets the network of the homework get about three of four right', { timeout: 60_000 }, () => {
  const reached = [1, 2, 3].map(testAccuracy);
  // One network in twelve lies outside of 0.72 to 0.78, by the luck of its 400 rows: their mean does not.
  expect(mean(reached)).toBeGreaterThan(0.72);
  expect(mean(reached)).toBeLessThan(0.78);
  expect(Math.min(...reached)).toBeGreaterThan(0.68);
});
