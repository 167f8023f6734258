import { blend, combine, square, subtract, type Vector } from '../numeric/vector.ts';
import { adadeltaMisconceptions } from './adadelta-misconceptions.ts';
import { decay, epsilon } from './hyperparameters.ts';
import type { Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered, stateOf } from './read-step.ts';

/**
 * Adadelta: the rate of each coordinate is the size of its recent steps over the size of its recent gradients, so steps
 * have the unit of theta. Epsilon, inside both roots, is what starts it moving. The learning rate is 1 in the paper;
 * libraries let it be scaled.
 */
export const adadelta: Optimizer = {
  id: 'adadelta',
  title: 'Adadelta',
  source: 'M. D. Zeiler, arXiv:1212.5701 (2012), Algorithm 1',
  formula:
    's = rho * s + (1 - rho) * g^2; d = g * sqrt(u + epsilon) / sqrt(s + epsilon); u = rho * u + (1 - rho) * d^2; theta = theta - alpha * d',
  hyperparameters: {
    learningRate: { title: 'learning rate', symbol: 'alpha', default: 1, range: [0.1, 1], scale: 'linear' },
    decay: decay('decay of both means of squares', 'rho', 0.95),
    epsilon: epsilon(1e-6),
  },
  state: [
    { name: 'second', title: 'running mean of squared gradients', sign: 'non-negative' },
    { name: 'update', title: 'running mean of squared steps', sign: 'non-negative' },
  ],
  conventions: {},
  misconceptions: adadeltaMisconceptions,
  usesIteration: false,
  gradientAt: ({ theta }) => theta,

  step(step) {
    const alpha = hyperparameterOf(step, 'learningRate');
    const rho = hyperparameterOf(step, 'decay');
    const eps = hyperparameterOf(step, 'epsilon');
    const second = blend(rho, stateOf(step, 'second'), 1 - rho, square(step.gradient));
    const move = combine(step.gradient, rates(stateOf(step, 'update'), second, eps), (g, rate) => rate * g);
    const update = blend(rho, stateOf(step, 'update'), 1 - rho, square(move));
    return { theta: blend(1, step.theta, -alpha, move), state: { second, update } };
  },

  recoverGradient(before, after) {
    const alpha = hyperparameterOf(before, 'learningRate');
    const eps = hyperparameterOf(before, 'epsilon');
    return recovered(before, after, ['second'], () =>
      combine(
        subtract(before.theta, after.theta),
        rates(stateOf(before, 'update'), stateOf(after, 'second'), eps),
        (move, rate) => move / (alpha * rate),
      ),
    );
  },
};

/** Root mean square of the steps so far, over that of the gradients. */
const rates = (update: Vector, second: Vector, eps: number): Vector =>
  combine(update, second, (u, s) => Math.sqrt(u + eps) / Math.sqrt(s + eps));
