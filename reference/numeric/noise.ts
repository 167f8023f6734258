import { combine, type Vector } from './vector.ts';

/**
 * The gradient seen through additive Gaussian noise: what a minibatch would give in place of the whole data.
 *
 * gradient[k] + standardDeviation * normalDraws[k], with one standard normal draw for each entry. The draws are given,
 * so that the same draws give the same gradient.
 */
export const addNoise = (gradient: Vector, normalDraws: Vector, standardDeviation: number): Vector =>
  combine(gradient, normalDraws, (g, draw) => g + standardDeviation * draw);
