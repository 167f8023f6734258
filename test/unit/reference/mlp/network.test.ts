import { describe, expect, it } from 'vitest';
import { accuracy, backward, forward, passThrough, predict, type Network } from '../../../../reference/mlp/network.ts';
import { fromRows } from '../../../../reference/numeric/matrix.ts';
import { layerNamed, lossNamed } from './support.ts';

/** Logits are the inputs themselves. */
const copier: Network = {
  layers: [
    {
      layer: layerNamed('logits'),
      parameters: { weights: fromRows([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), bias: new Float64Array(3), exponent: null }, // prettier-ignore
      convention: { shift: 'none' },
    },
  ],
  loss: lossNamed('softmax-cross-entropy'),
  lossConvention: {},
};

describe('a network', () => {
  it('predicts the class with the largest logit, the first of several', () => {
    const rows = fromRows([[1, 3, 2], [5, 5, 4], [-2, -1, -1], [0, 0, 0]]); // prettier-ignore
    expect(predict(copier, rows)).toEqual([1, 0, 1, 0]);
    expect(accuracy(copier, rows, [1, 0, 2, 1])).toBe(0.5);
  });

  it('has in its loss half the weight decay times the sum of squares of the weights, not of the bias', () => {
    const rows = fromRows([[1, 3, 2]]);
    const loss = (weightDecay: number): number => forward(copier, rows, [0], weightDecay).loss;
    expect(loss(2) - loss(0)).toBeCloseTo(3, 14);
  });

  it('has no hidden outputs without hidden layers', () => {
    expect(passThrough(copier, fromRows([[1, 2, 3]])).hiddenOutputs).toEqual([]);
  });

  it('refuses the pass of a network with more layers', () => {
    const pass = passThrough({ ...copier, layers: [...copier.layers, ...copier.layers] }, fromRows([[1, 2, 3]]));
    expect(() => backward(copier, pass, [0])).toThrow('it went through more layers');
  });
});
