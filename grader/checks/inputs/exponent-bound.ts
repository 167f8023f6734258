import fc from 'fast-check';
import type { Layer } from '../../../reference/mlp/layer.ts';
import { need, toMatrix } from '../../oracles/tensors.ts';
import type { Roles } from '../../model/roles.ts';
import { decimals } from './input-spec.ts';

/** By so many times a step may be too large and still not meet the bound: the factor shows then. */
const ROOM = 10;
/** A smaller gradient tells too little. */
const LEAST_GRADIENT = 0.05;

/** The exponent of a layer after a step with a gradient of this size. */
function exponentAfter(layer: Layer, exponent: number, gradient: number): number {
  const weights = { rows: 0, columns: 0, data: new Float64Array() };
  const bias = new Float64Array();
  const rates = { learningRate: 1, weightDecay: 0 };
  return layer.update({ weights, bias, exponent }, { weights, bias, exponent: gradient }, rates).exponent ?? NaN;
}

/** So near above the bound a step may cross it. */
const NEAR = 5e-4;

/** Exponents of cases: a good part of them at the bound or just above, where a step below it shows. */
export function exponentsOf({ smallestExponent }: Layer): fc.Arbitrary<number> {
  const above = decimals(1.1, 3);
  return smallestExponent === null
    ? above
    : fc.oneof(
        { weight: 3, arbitrary: above },
        { weight: 4, arbitrary: fc.constant(smallestExponent) },
        { weight: 1, arbitrary: decimals(smallestExponent, smallestExponent + NEAR) },
      );
}

/** An exponent at the bound is pushed below it by its gradient: else it would not show whether it is kept. */
export function pushedToBound(layer: Layer, roles: Roles): Roles {
  const { smallestExponent } = layer;
  const exponent = roles.get('exponent')?.data[0] ?? Infinity;
  const { shape, data } = need(roles, 'upstream');
  if (smallestExponent === null || exponent > smallestExponent + NEAR || total(productsOf(layer, roles)) >= 0)
    return roles;
  return new Map([...roles, ['upstream', { shape, data: data.map((one) => -one) }]]);
}

/** Whether the exponent's gradient can be read from its step: where the bound stops it, it cannot. */
export function showsStep(layer: Layer, roles: Roles): boolean {
  const exponent = roles.get('exponent')?.data[0];
  if (exponent === undefined) return true;
  const products = productsOf(layer, roles);
  const most = total(products.map(Math.abs));
  const furthest = exponentAfter(layer, exponent, ROOM * most);
  return Math.abs(total(products)) > LEAST_GRADIENT && furthest > (layer.smallestExponent ?? -Infinity);
}

/** What the exponent's gradient is the sum of. */
function productsOf(layer: Layer, roles: Roles): readonly number[] {
  const [exponent = NaN] = need(roles, 'exponent').data;
  const { exponentSlope } = layer.derivative(toMatrix(need(roles, 'preactivation')), exponent, {});
  return need(roles, 'upstream').data.map((one, at) => one * (exponentSlope?.data[at] ?? 0));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
