import { matrix } from '../numeric/matrix.ts';
import type { Layer, LayerConvention, LayerParameters, Range } from './layer.ts';
import type { Loss } from './loss.ts';
import type { Network } from './network.ts';

/** What a network is to be made of. */
export interface NetworkSpec {
  /** Columns of the rows that it will see. */
  readonly inputs: number;
  /** First to last, the output layer included; `size`: how many outputs. */
  readonly layers: readonly { readonly layer: Layer; readonly size: number; readonly convention?: LayerConvention }[];
  readonly loss: Loss;
  readonly lossConvention?: LayerConvention;
}

/**
 * A network before training. Layer by layer the weights are drawn (row by row), then the bias, then the exponent.
 *
 * @param random even draws from [0, 1)
 */
export function initialNetwork(random: () => number, spec: NetworkSpec): Network {
  const layers = spec.layers.map(({ layer, size, convention = {} }, index) => {
    const inputs = spec.layers[index - 1]?.size ?? spec.inputs;
    return { layer, convention, parameters: initialParameters(random, layer, inputs, size) };
  });
  return { layers, loss: spec.loss, lossConvention: spec.lossConvention ?? {} };
}

/** Parameters of one layer before training, drawn in the same order. */
function initialParameters(random: () => number, { initial }: Layer, inputs: number, outputs: number): LayerParameters {
  const draw = ([low, high]: Range): number => low + (high - low) * random();
  const draws = (count: number): Float64Array => Float64Array.from({ length: count }, () => draw(initial.weights));
  return {
    weights: matrix(inputs, outputs, draws(inputs * outputs)),
    bias: draws(outputs),
    exponent: initial.exponent === null ? null : draw(initial.exponent),
  };
}
