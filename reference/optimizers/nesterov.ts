import { blend } from '../numeric/vector.ts';
import { momentum } from './momentum.ts';
import { nesterovMisconceptions } from './nesterov-misconceptions.ts';
import type { Optimizer } from './optimizer.ts';
import { hyperparameterOf, stateOf } from './read-step.ts';

/**
 * Nesterov momentum: the same step as momentum, with the gradient taken where the velocity alone would lead. Ask
 * `gradientAt` for that point. Libraries that take the gradient at theta follow a shifted variable: theta - gamma * v
 * here is their theta.
 */
export const nesterov: Optimizer = {
  ...momentum,
  id: 'nesterov',
  title: 'Nesterov momentum',
  source:
    'Y. Nesterov, Soviet Math. Dokl. 27 (1983) 372-376; I. Sutskever et al., ICML (2013), for the form with a velocity',
  formula: 'v = gamma * v + alpha * g(theta - gamma * v); theta = theta - v',
  misconceptions: nesterovMisconceptions,

  gradientAt(step) {
    const gamma = hyperparameterOf(step, 'momentum');
    return blend(1, step.theta, -gamma, stateOf(step, 'velocity'));
  },
};
