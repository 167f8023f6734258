import { map } from '../numeric/matrix.ts';
import type { Layer } from './layer.ts';
import { aroundZero, linearConventions, linearLayer } from './linear-layer.ts';
import { sigmoidMisconceptions } from './sigmoid-misconceptions.ts';

/** 1 / (1 + exp(-u)); the power is never of a positive number, so nothing overflows. */
function logistic(u: number): number {
  const power = Math.exp(-Math.abs(u));
  return (u < 0 ? power : 1) / (1 + power);
}

/** Sigmoid: 1 / (1 + exp(-u)). */
export const sigmoid: Layer = linearLayer({
  id: 'sigmoid',
  title: 'Linear layer with the logistic sigmoid',
  source: 'D. E. Rumelhart, G. E. Hinton, R. J. Williams, Nature 323 (1986) 533-536',
  conventions: linearConventions,
  misconceptions: sigmoidMisconceptions,
  initial: aroundZero,
  activation: (preactivation) => map(preactivation, logistic),
  derivative: (preactivation) => ({
    // The second factor is 1 - logistic(u), without cancellation where that is tiny.
    slope: map(preactivation, (u) => logistic(u) * logistic(-u)),
    exponentSlope: null,
  }),
});
