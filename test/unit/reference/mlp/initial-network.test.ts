import { describe, expect, it } from 'vitest';
import { drawsFrom } from '../../../../reference/data/draws.ts';
import { initialNetwork } from '../../../../reference/mlp/initial-network.ts';
import { toRows } from '../../../../reference/numeric/matrix.ts';
import { readOracle, type Preparation } from '../support.ts';
import { layerNamed, lossNamed } from './support.ts';

const spec = {
  inputs: 3,
  layers: [
    { layer: layerNamed('leaky-relu'), size: 4 },
    { layer: layerNamed('learnable-exponent'), size: 2, convention: { exponent: 'mean' } },
    { layer: layerNamed('logits'), size: 5 },
  ],
  loss: lossNamed('softmax-cross-entropy'),
};

describe('initialNetwork', () => {
  it('fits each layer to the one before', () => {
    const { layers, lossConvention } = initialNetwork(() => 0.5, spec);
    expect(layers.map(({ parameters: { weights, bias } }) => [weights.rows, weights.columns, bias.length])).toEqual([
      [3, 4, 4],
      [4, 2, 2],
      [2, 5, 5],
    ]);
    expect(layers.map(({ convention }) => convention)).toEqual([{}, { exponent: 'mean' }, {}]);
    expect(lossConvention).toEqual({});
  });

  it('draws within the ranges of each layer: from the lowest', () => {
    const [first, second] = initialNetwork(() => 0, spec).layers;
    expect(first?.parameters).toMatchObject({ bias: new Float64Array(4).fill(-0.5), exponent: null });
    expect(second?.parameters).toMatchObject({ bias: new Float64Array(2), exponent: 1.4 });
  });

  it('draws within the ranges of each layer: to the highest', () => {
    const [first, second] = initialNetwork(() => 1, spec).layers;
    expect(first?.parameters.weights.data).toEqual(new Float64Array(12).fill(0.5));
    expect(second?.parameters.weights.data).toEqual(new Float64Array(8).fill(1));
    expect(second?.parameters.exponent).toBe(2);
  });

  it.each((readOracle('preparation-python.json') as Preparation).networks)(
    'draws what a program in Python draws from seed $seed, bit by bit',
    ({ inputs, seed, layers }) => {
      const made = initialNetwork(drawsFrom(seed).uniform, {
        inputs,
        layers: layers.map(({ layer, size }) => ({ layer: layerNamed(layer), size })),
        loss: spec.loss,
        lossConvention: { batch: 'mean' },
      });
      expect(made.lossConvention).toEqual({ batch: 'mean' });
      expect(
        made.layers.map(({ layer, parameters: { weights, bias, exponent } }, index) => ({
          layer: layer.id,
          size: layers[index]?.size,
          weights: toRows(weights),
          bias: Array.from(bias),
          exponent,
        })),
      ).toEqual(layers);
    },
  );

  it('draws weights row by row, then the bias, then the exponent, layer by layer', () => {
    let draws = 0;
    const [first, second] = initialNetwork(() => draws++ / 100, spec).layers;
    expect(first?.parameters.weights.data[1]).toBeCloseTo(0.01 - 0.5, 15);
    expect(first?.parameters.bias[0]).toBeCloseTo(0.12 - 0.5, 15);
    expect(second?.parameters.weights.data[0]).toBeCloseTo(0.16, 15);
    expect(second?.parameters.exponent).toBeCloseTo(1.4 + 0.6 * 0.26, 15);
    expect(draws).toBe(16 + 11 + 15);
  });
});
