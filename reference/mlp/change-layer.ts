/** Layers with one thing changed: what known mistakes are written with. */
import { map, zip, type Matrix } from '../numeric/matrix.ts';
import type { ActivationSlopes, Layer, LayerGradients, LayerParameters } from './layer.ts';

/** With another activation, entry by entry; the output follows it. @param change of the preactivation, and what is right there */
export function withActivation(right: Layer, change: (u: number, h: number, n: number) => number): Layer {
  const activation = (preactivation: Matrix, exponent: number | null): Matrix =>
    zip(preactivation, right.activation(preactivation, exponent), (u, h) => change(u, h, exponent ?? NaN));
  return {
    ...right,
    activation,
    forward: (parameters, input, convention) => {
      const { preactivation } = right.forward(parameters, input, convention);
      return { preactivation, output: activation(preactivation, parameters.exponent) };
    },
  };
}

/** With other slopes, entry by entry. @param change of the preactivation, and the slope that is right there */
export function withSlope(right: Layer, change: (u: number, slope: number, n: number) => number): Layer {
  return withSlopes(right, (slopes, preactivation, exponent) => ({
    ...slopes,
    slope: zip(preactivation, slopes.slope, (u, slope) => change(u, slope, exponent ?? NaN)),
  }));
}

/** With other slopes by the exponent, entry by entry; what is summed already has no entries to change. */
export function withExponentSlope(right: Layer, change: (u: number, slope: number, n: number) => number): Layer {
  return withSlopes(right, (slopes, preactivation, exponent) => ({
    ...slopes,
    exponentSlope:
      slopes.exponentSlope?.data.length === preactivation.data.length
        ? zip(preactivation, slopes.exponentSlope, (u, slope) => change(u, slope, exponent ?? NaN))
        : slopes.exponentSlope,
  }));
}

export function withSlopes(
  right: Layer,
  change: (slopes: ActivationSlopes, preactivation: Matrix, exponent: number | null) => ActivationSlopes,
): Layer {
  return {
    ...right,
    derivative: (preactivation, exponent, convention) =>
      change(right.derivative(preactivation, exponent, convention), preactivation, exponent),
  };
}

/** With something else in place of what its backward pass is given. */
export function withLesson(
  right: Layer,
  change: (given: { readonly upstream: Matrix; readonly slopes: ActivationSlopes }) => {
    readonly upstream?: Matrix;
    readonly slopes?: ActivationSlopes;
  },
): Layer {
  return {
    ...right,
    backward: (parameters, input, upstream, slopes, convention) => {
      const other = change({ upstream, slopes });
      return right.backward(parameters, input, other.upstream ?? upstream, other.slopes ?? slopes, convention);
    },
  };
}

/** With another gradient handed down. @param change of what is right, and the weights that it went through */
export function withDownstream(
  right: Layer,
  change: (downstream: Matrix, parameters: LayerParameters) => Matrix,
): Layer {
  return {
    ...right,
    backward: (parameters, ...given) => {
      const back = right.backward(parameters, ...given);
      return { ...back, downstream: change(back.downstream, parameters) };
    },
  };
}

/** With other parameters after an update. */
export function withUpdate(
  right: Layer,
  change: (after: LayerParameters, before: LayerParameters, gradients: LayerGradients) => Partial<LayerParameters>,
): Layer {
  return {
    ...right,
    update: (before, gradients, rates) => {
      const after = right.update(before, gradients, rates);
      return { ...after, ...change(after, before, gradients) };
    },
  };
}

export const ones = (like: Matrix): Matrix => map(like, () => 1);

export const negated = (gradients: LayerGradients): LayerGradients => ({
  weights: map(gradients.weights, (g) => -g),
  bias: gradients.bias.map((g) => -g),
  exponent: gradients.exponent === null ? null : -gradients.exponent,
});

/** The first row, and zeros below it. */
export const firstRowOnly = ({ rows, columns, data }: Matrix): Matrix => ({
  rows,
  columns,
  data: data.map((entry, at) => (at < columns ? entry : 0)),
});
