import { blend, scale, subtract } from '../numeric/vector.ts';
import { gradientDescentMisconceptions } from './gradient-descent-misconceptions.ts';
import { learningRate } from './hyperparameters.ts';
import type { Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered } from './read-step.ts';

/** Gradient descent: a step against the gradient, as long as the gradient times the learning rate. */
export const gradientDescent: Optimizer = {
  id: 'gradient-descent',
  title: 'Gradient descent',
  source: 'A. Cauchy, C. R. Acad. Sci. Paris 25 (1847) 536-538',
  formula: 'theta = theta - alpha * g',
  hyperparameters: { learningRate: learningRate(0.01) },
  state: [],
  conventions: {},
  misconceptions: gradientDescentMisconceptions,
  usesIteration: false,
  gradientAt: ({ theta }) => theta,

  step(step) {
    const alpha = hyperparameterOf(step, 'learningRate');
    return { theta: blend(1, step.theta, -alpha, step.gradient), state: {} };
  },

  recoverGradient(before, after) {
    const alpha = hyperparameterOf(before, 'learningRate');
    return recovered(before, after, [], () => scale(1 / alpha, subtract(before.theta, after.theta)));
  },
};
