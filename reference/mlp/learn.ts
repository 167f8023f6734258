import type { Matrix } from '../numeric/matrix.ts';
import type { ActivationSlopes, Layer, LayerConvention, LayerParameters, UpdateRates } from './layer.ts';

/** What a layer has at hand on the way back of a batch. */
export interface Lesson {
  readonly parameters: LayerParameters;
  readonly input: Matrix;
  readonly upstream: Matrix;
  /** Derivatives of the activation at this pass, with an exponent. */
  readonly slopesAt: (exponent: number | null) => ActivationSlopes;
  readonly convention: LayerConvention;
  readonly rates: UpdateRates;
}

export interface Learned {
  readonly downstream: Matrix;
  readonly parameters: LayerParameters;
}

/** A backward pass and the update that it leads to, in the layer's own order. */
export function learn(layer: Layer, lesson: Lesson): Learned {
  const { parameters, rates } = lesson;
  const back = backwardWith(layer, lesson, parameters);
  const after = layer.update(parameters, back.gradients, rates);
  switch (layer.learningOrder) {
    case 'gradients-first':
      return { downstream: back.downstream, parameters: after };
    case 'weights-first': {
      const { downstream } = backwardWith(layer, lesson, { ...parameters, weights: after.weights });
      return { downstream, parameters: after };
    }
    case 'exponent-first': {
      const { downstream, gradients } = backwardWith(layer, lesson, { ...parameters, exponent: after.exponent });
      const { weights, bias } = layer.update(parameters, gradients, rates);
      return { downstream, parameters: { weights, bias, exponent: after.exponent } };
    }
  }
}

function backwardWith(
  layer: Layer,
  { input, upstream, slopesAt, convention }: Lesson,
  parameters: LayerParameters,
): ReturnType<Layer['backward']> {
  return layer.backward(parameters, input, upstream, slopesAt(parameters.exponent), convention);
}
