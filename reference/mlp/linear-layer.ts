import { columnSums, map, mapEntries, multiplyEntries, zip, zipEntries } from '../numeric/matrix.ts';
import { addProduct, multiplyLeftTransposed, multiplyRightTransposed } from '../numeric/matrix-products.ts';
import { choiceOf } from './convention.ts';
import type { ConventionChoice, InitialRanges, Layer } from './layer.ts';

/** What makes one layer different from another: its activation. */
type Activation = Pick<
  Layer,
  'id' | 'title' | 'source' | 'conventions' | 'initial' | 'misconceptions' | 'activation' | 'derivative'
>;

const sum: ConventionChoice = { value: 'sum', text: 'summed over the batch' };
const mean: ConventionChoice = { value: 'mean', text: 'averaged over the batch' };

/** The scales that are met most, the usual choice first: weights summed and bias averaged, as the homework does. */
export const linearConventions = { weights: [sum, mean], bias: [mean, sum] } as const;

/** Weights and bias within 0.5 of 0. */
export const aroundZero: InitialRanges = { weights: [-0.5, 0.5], exponent: null };

/**
 * A layer without an exponent: U = X W + c, then the activation.
 *
 * Backward, with D = upstream * slope entry by entry: the gradient of the weights is X' D, that of the bias the column
 * sums of D, each divided by the number of rows where the convention says `mean`; that of the input is D W'.
 */
export function linearLayer(activation: Activation): Layer {
  return {
    ...activation,
    hasExponent: false,
    smallestExponent: null,
    learningOrder: 'gradients-first',

    forward({ weights, bias, exponent }, input) {
      const preactivation = addProduct(input, weights, bias);
      return { preactivation, output: activation.activation(preactivation, exponent) };
    },

    backward({ weights }, input, upstream, { slope }, convention) {
      const delta = multiplyEntries(upstream, slope);
      const weightsGradient = multiplyLeftTransposed(input, delta);
      const biasGradient = columnSums(delta);
      const rows = input.rows;
      return {
        downstream: multiplyRightTransposed(delta, weights),
        gradients: {
          weights: isMean(activation, 'weights', convention) ? map(weightsGradient, (g) => g / rows) : weightsGradient,
          bias: isMean(activation, 'bias', convention) ? mapEntries(biasGradient, (g) => g / rows) : biasGradient,
          exponent: null,
        },
      };
    },

    update({ weights, bias, exponent }, gradients, { learningRate, weightDecay }) {
      return {
        weights: zip(weights, gradients.weights, (w, g) => w - learningRate * (g + weightDecay * w)),
        bias: zipEntries(bias, gradients.bias, (c, g) => c - learningRate * g),
        exponent,
      };
    },
  };
}

const isMean = (...[owner, name, convention]: Parameters<typeof choiceOf>): boolean =>
  choiceOf(owner, name, convention) === 'mean';
