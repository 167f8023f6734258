import type { Layer } from '../../../reference/mlp/layer.ts';

/** The exponent of a layer after a step with a gradient of this size. */
export function exponentAfter(layer: Layer, exponent: number, gradient: number): number {
  const nothing = { rows: 0, columns: 0, data: new Float64Array() };
  const none = new Float64Array();
  const before = { weights: nothing, bias: none, exponent };
  const rates = { learningRate: 1, weightDecay: 0 };
  return layer.update(before, { weights: nothing, bias: none, exponent: gradient }, rates).exponent ?? NaN;
}

/** Where a layer keeps its exponent, whatever the gradient. */
export function lowestExponent(layer: Layer): number {
  return exponentAfter(layer, 2, 1e9);
}
