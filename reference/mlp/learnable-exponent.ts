import { map, multiplyEntries, type Matrix } from '../numeric/matrix.ts';
import { choiceOf } from './convention.ts';
import { exponentSettings } from './exponent-settings.ts';
import type { Layer, LayerConvention } from './layer.ts';
import { LEAK } from './leak.ts';
import { linearConventions, linearLayer } from './linear-layer.ts';
import { slopeAround } from './slope-around.ts';
import { learnableExponentMisconceptions } from './learnable-exponent-misconceptions.ts';

const { rate, exponentRate, smallestExponent } = exponentSettings;

const conventions = {
  weights: linearConventions.weights,
  bias: [linearConventions.bias[1], linearConventions.bias[0]],
  exponent: [
    { value: 'sum', text: 'summed over all entries' },
    { value: 'mean', text: 'averaged over all entries' },
    { value: 'batch-mean', text: 'averaged over the batch, summed over the outputs' },
  ],
  slopeAtZero: [
    { value: 'below', text: `slope ${LEAK} at exactly 0` },
    { value: 'zero', text: 'slope 0 at exactly 0' },
  ],
} as const;

const linear = linearLayer({
  id: 'learnable-exponent',
  title: 'Linear layer with a learnable exponent',
  source: 'the homework: a power with a trained exponent above 0, leaky below',
  conventions,
  misconceptions: learnableExponentMisconceptions,
  // Positive weights: most entries start where the power is.
  initial: { weights: [0, 1], exponent: [1.4, 2] },
  activation(preactivation, exponent) {
    const n = required(exponent);
    return map(preactivation, (u) => (u > 0 ? u ** n : LEAK * u));
  },
  derivative(preactivation, exponent, convention) {
    const n = required(exponent);
    const atZero =
      choiceOf({ id: 'learnable-exponent', conventions }, 'slopeAtZero', convention) === 'below' ? LEAK : 0;
    return {
      slope: map(preactivation, (u) => slopeAround(u, { above: n * u ** (n - 1), at: atZero, below: LEAK })),
      exponentSlope: map(preactivation, (u) => slopeAround(u, { above: u ** n * Math.log(u), at: 0, below: 0 })),
    };
  },
});

/**
 * Learnable exponent n: u^n for u > 0, 0.01 u otherwise. By n: u^n log(u) for u > 0, 0 otherwise.
 *
 * Has rates of its own: 0.0005 for weights and bias, 0.001 for the exponent, which stays >= 1.01 and has no weight decay.
 */
export const learnableExponent: Layer = {
  ...linear,
  hasExponent: true,
  smallestExponent,

  backward(parameters, input, upstream, slopes, convention) {
    const { downstream, gradients } = linear.backward(parameters, input, upstream, slopes, convention);
    return { downstream, gradients: { ...gradients, exponent: exponentGradient(upstream, slopes, convention) } };
  },

  update(parameters, gradients, { weightDecay }) {
    const { weights, bias } = linear.update(parameters, gradients, { learningRate: rate, weightDecay });
    const exponent = required(parameters.exponent) - exponentRate * required(gradients.exponent);
    return { weights, bias, exponent: Math.max(smallestExponent, exponent) };
  },
};

function exponentGradient(
  upstream: Matrix,
  { exponentSlope }: { readonly exponentSlope: Matrix | null },
  convention: LayerConvention,
): number {
  const products = multiplyEntries(upstream, required(exponentSlope)).data;
  const sum = products.reduce((total, product) => total + product, 0);
  const choice = choiceOf(linear, 'exponent', convention);
  return choice === 'sum' ? sum : sum / (choice === 'mean' ? products.length : upstream.rows);
}

function required<T>(value: T | null): T {
  if (value === null) throw new RangeError('A layer with a learnable exponent needs an exponent, and its slopes.');
  return value;
}
