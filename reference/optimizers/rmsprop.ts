import { blend, combine, square, subtract } from '../numeric/vector.ts';
import { rmspropMisconceptions } from './rmsprop-misconceptions.ts';
import { denominator, epsilonConvention } from './epsilon-convention.ts';
import { decay, epsilon, learningRate } from './hyperparameters.ts';
import { fullConvention, type Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered, stateOf } from './read-step.ts';

/**
 * RMSProp: AdaGrad that forgets, a running mean of squared gradients in place of their sum. Not centred, no momentum,
 * no bias correction.
 */
export const rmsprop: Optimizer = {
  id: 'rmsprop',
  title: 'RMSProp',
  source: 'T. Tieleman and G. Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012)',
  formula: 's = rho * s + (1 - rho) * g^2; theta = theta - alpha * g / sqrt(s + epsilon)',
  hyperparameters: {
    learningRate: learningRate(0.01),
    decay: decay('decay of the mean of squares', 'rho', 0.9),
    epsilon: epsilon(1e-8),
  },
  state: [{ name: 'second', title: 'running mean of squared gradients', sign: 'non-negative' }],
  conventions: epsilonConvention,
  misconceptions: rmspropMisconceptions,
  usesIteration: false,
  gradientAt: ({ theta }) => theta,

  step(step, convention) {
    const full = fullConvention(rmsprop, convention);
    const alpha = hyperparameterOf(step, 'learningRate');
    const rho = hyperparameterOf(step, 'decay');
    const eps = hyperparameterOf(step, 'epsilon');
    const second = blend(rho, stateOf(step, 'second'), 1 - rho, square(step.gradient));
    const move = combine(step.gradient, second, (g, s) => (alpha * g) / denominator(s, eps, full));
    return { theta: subtract(step.theta, move), state: { second } };
  },

  recoverGradient(before, after, convention) {
    const full = fullConvention(rmsprop, convention);
    const alpha = hyperparameterOf(before, 'learningRate');
    const eps = hyperparameterOf(before, 'epsilon');
    return recovered(before, after, ['second'], () =>
      combine(
        subtract(before.theta, after.theta),
        stateOf(after, 'second'),
        (move, s) => (move * denominator(s, eps, full)) / alpha,
      ),
    );
  },
};
