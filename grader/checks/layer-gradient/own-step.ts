import type { Layer, LayerGradients, LayerParameters } from '../../../reference/mlp/layer.ts';
import { parametersOf } from '../../oracles/layer-truths.ts';
import type { Roles, Tensor } from '../../model/roles.ts';

/**
 * The gradients that a step of a layer's parameters must have used: the layer's own update read backwards. What the weight decay adds
 * is taken out, and rates of a layer's own are known to it.
 */
export function gradientsOfStep(layer: Layer, roles: Roles, after: Roles): Roles {
  const parameters = parametersOf(layer, roles);
  const rates = { learningRate: first(roles.get('learningRate')), weightDecay: first(roles.get('weightDecay')) };
  const still = layer.update(parameters, gradientsOf(parameters, 0), rates);
  const moved = layer.update(parameters, gradientsOf(parameters, 1), rates);
  const read = (role: string, before: ArrayLike<number>, by: ArrayLike<number>): readonly [string, Tensor][] => {
    const got = after.get(role);
    if (got === undefined || got.data.length !== before.length) return [];
    const data = got.data.map((value, at) => ((before[at] ?? NaN) - value) / ((before[at] ?? NaN) - (by[at] ?? NaN)));
    return [[role, { shape: got.shape, data }]];
  };
  return new Map([
    ...read('weights', still.weights.data, moved.weights.data),
    ...read('bias', still.bias, moved.bias),
    ...(still.exponent === null || moved.exponent === null ? [] : read('exponent', [still.exponent], [moved.exponent])),
  ]);
}

function gradientsOf({ weights, bias, exponent }: LayerParameters, value: number): LayerGradients {
  return {
    weights: { ...weights, data: weights.data.map(() => value) },
    bias: bias.map(() => value),
    exponent: exponent === null ? null : value,
  };
}

function first(tensor: Tensor | undefined): number {
  return tensor?.data[0] ?? NaN;
}
