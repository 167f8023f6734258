import { gradientDescent } from './gradient-descent.ts';
import type { Optimizer } from './optimizer.ts';

/**
 * Stochastic gradient descent: the rule of gradient descent with a gradient that is noisy. The noise is no part of the
 * rule: whoever takes the step hands in the noisy gradient (see `addNoise`), and `recoverGradient` gives it back.
 */
export const stochasticGradientDescent: Optimizer = {
  ...gradientDescent,
  id: 'stochastic-gradient-descent',
  title: 'Stochastic gradient descent',
  source: 'H. Robbins and S. Monro, Ann. Math. Stat. 22 (1951) 400-407',
  formula: 'theta = theta - alpha * g, with g the gradient plus noise',
};
