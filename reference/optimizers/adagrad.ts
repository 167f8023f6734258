import { add, combine, square, subtract } from '../numeric/vector.ts';
import { adagradMisconceptions } from './adagrad-misconceptions.ts';
import { denominator, epsilonConvention } from './epsilon-convention.ts';
import { epsilon, learningRate } from './hyperparameters.ts';
import { fullConvention, type Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered, stateOf } from './read-step.ts';

/**
 * AdaGrad: each coordinate has its own rate, which falls with the squared gradients seen so far. No entry of a step
 * exceeds alpha.
 */
export const adagrad: Optimizer = {
  id: 'adagrad',
  title: 'AdaGrad',
  source: 'J. Duchi, E. Hazan and Y. Singer, J. Mach. Learn. Res. 12 (2011) 2121-2159',
  formula: 's = s + g^2; theta = theta - alpha * g / sqrt(s + epsilon)',
  hyperparameters: { learningRate: learningRate(0.1), epsilon: epsilon(1e-7) },
  state: [{ name: 'second', title: 'sum of squared gradients', sign: 'non-negative' }],
  conventions: epsilonConvention,
  misconceptions: adagradMisconceptions,
  usesIteration: false,
  gradientAt: ({ theta }) => theta,

  step(step, convention) {
    const full = fullConvention(adagrad, convention);
    const alpha = hyperparameterOf(step, 'learningRate');
    const eps = hyperparameterOf(step, 'epsilon');
    const second = add(stateOf(step, 'second'), square(step.gradient));
    const move = combine(step.gradient, second, (g, s) => (alpha * g) / denominator(s, eps, full));
    return { theta: subtract(step.theta, move), state: { second } };
  },

  recoverGradient(before, after, convention) {
    const full = fullConvention(adagrad, convention);
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
