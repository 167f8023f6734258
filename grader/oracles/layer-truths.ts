import type { ActivationSlopes, Layer, LayerConvention, LayerParameters } from '../../reference/mlp/layer.ts';
import { learn } from '../../reference/mlp/learn.ts';
import { scalar, vector } from '../contract/tensor.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { RoleFunction } from '../subject/reference-subject.ts';
import { fromMatrix, need, numberOf, toMatrix } from './tensors.ts';

/**
 * What is right about a layer, method by method. A case may carry somebody's own parts in place of the layer's: `own.output`, an
 * activation's answer, and `own.slope` with `own.exponentSlope`, a derivative's. What is built from them is then held to them.
 */
export function layerMethods(layer: Layer, convention: LayerConvention): Readonly<Record<string, RoleFunction>> {
  return {
    forward: (roles) => {
      const own = roles.get('own.output');
      if (own) return new Map([['output', own]]);
      const { output } = layer.forward(parametersOf(layer, roles), toMatrix(need(roles, 'input')), convention);
      return new Map([['output', fromMatrix(output)]]);
    },
    activation: (roles) =>
      new Map([['output', fromMatrix(layer.activation(preactivationOf(layer, roles), exponentOf(layer, roles)))]]),
    derivative: (roles) => {
      const { slope, exponentSlope } = slopesOf(layer, roles, exponentOf(layer, roles), convention);
      return new Map([
        ['slope', fromMatrix(slope)],
        ...(exponentSlope ? [['exponentSlope', fromMatrix(exponentSlope)] as const] : []),
      ]);
    },
    backward: (roles) => {
      const rates = { learningRate: numberOf(roles, 'learningRate'), weightDecay: numberOf(roles, 'weightDecay') };
      const { downstream, parameters } = learn(layer, {
        parameters: parametersOf(layer, roles),
        input: toMatrix(need(roles, 'input')),
        upstream: toMatrix(need(roles, 'upstream')),
        slopesAt: (exponent) => slopesOf(layer, roles, exponent, convention),
        convention,
        rates,
      });
      return new Map<string, Tensor>([
        ['downstream', fromMatrix(downstream)],
        ['weights', fromMatrix(parameters.weights)],
        ['bias', vector([...parameters.bias])],
        ...(parameters.exponent === null ? [] : [['exponent', scalar(parameters.exponent)] as const]),
      ]);
    },
  };
}

export function parametersOf(layer: Layer, roles: Roles): LayerParameters {
  return {
    weights: toMatrix(need(roles, 'weights')),
    bias: Float64Array.from(need(roles, 'bias').data),
    exponent: exponentOf(layer, roles),
  };
}

function exponentOf(layer: Layer, roles: Roles): number | null {
  return layer.hasExponent ? numberOf(roles, 'exponent') : null;
}

/** As the case gives it: it goes with the slopes, whatever becomes of the weights. */
function preactivationOf(layer: Layer, roles: Roles): ReturnType<typeof toMatrix> {
  const given = roles.get('preactivation');
  return given
    ? toMatrix(given)
    : layer.forward(parametersOf(layer, roles), toMatrix(need(roles, 'input'))).preactivation;
}

function slopesOf(layer: Layer, roles: Roles, exponent: number | null, convention: LayerConvention): ActivationSlopes {
  const own = layer.derivative(preactivationOf(layer, roles), exponent, convention);
  const slope = roles.get('own.slope');
  const exponentSlope = roles.get('own.exponentSlope');
  return {
    slope: slope ? toMatrix(slope) : own.slope,
    exponentSlope: exponentSlope && own.exponentSlope ? toMatrix(exponentSlope) : own.exponentSlope,
  };
}
