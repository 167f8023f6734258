import type { Layer, LayerParameters, UpdateRates } from '../../reference/mlp/layer.ts';
import type { Labels } from '../../reference/mlp/loss.ts';
import type { Matrix } from '../../reference/numeric/matrix.ts';
import { scalar, toTensor, vector } from '../contract/tensor.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import { fromMatrix, need, numberOf, toMatrix } from '../oracles/tensors.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Value } from '../model/value.ts';
import { heldValue, NOTHING, shown } from './reference-held.ts';
import type { Held, HeldObject } from './reference-held.ts';
import { valueOf } from './reference-roles.ts';

/** What an object of a layer's class holds. @param target the class */
export function readParameters(object: HeldObject, layer: Layer, target: TargetSpec): LayerParameters {
  const numbers = (role: string): Tensor => {
    const tensor = toTensor(shown(object.members.get(nameOf(target, role)) ?? NOTHING));
    if (tensor === null) throw new TypeError(`the layer has no ${role}`);
    return tensor;
  };
  return {
    weights: toMatrix(numbers('weights')),
    bias: Float64Array.from(numbers('bias').data),
    exponent: layer.hasExponent ? (numbers('exponent').data[0] ?? NaN) : null,
  };
}

/** Sets what an object of a layer's class holds. */
export function writeParameters(
  object: HeldObject,
  { weights, bias, exponent }: LayerParameters,
  target: TargetSpec,
): void {
  const set = (role: string, value: Value): void => {
    object.members.set(nameOf(target, role), heldValue(value));
  };
  set('weights', asValue(weights));
  set('bias', valueOf(vector([...bias])));
  if (exponent !== null) set('exponent', valueOf(scalar(exponent)));
}

/** The first accepted name of an attribute. */
export function nameOf({ attributes = [] }: TargetSpec, role: string): string {
  return attributes.find((one) => one.role === role)?.names[0] ?? role;
}

export function itemsOf(one: Held | undefined): readonly Held[] {
  if (one?.kind === 'list') return one.items;
  return one?.kind === 'value' && one.value.kind === 'list' ? one.value.items.map(heldValue) : [];
}

export function asValue(matrix: Matrix): Value {
  return valueOf(fromMatrix(matrix));
}

export function rowsIn(roles: Roles): Matrix {
  return toMatrix(need(roles, 'input'));
}

export function labelsIn(roles: Roles): Labels {
  return need(roles, 'labels').data;
}

export function ratesIn(roles: Roles): UpdateRates {
  return { learningRate: numberOf(roles, 'learningRate'), weightDecay: numberOf(roles, 'weightDecay') };
}
