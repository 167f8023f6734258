import { blend, subtract } from '../numeric/vector.ts';
import { velocityMisconceptions } from './momentum-misconceptions.ts';
import { learningRate, momentumFactor } from './hyperparameters.ts';
import type { Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered, stateOf } from './read-step.ts';

/**
 * Momentum: a heavy ball. The learning rate is part of the velocity, so a changed rate does not rescale what is already
 * moving; libraries that keep it out of the velocity take the same steps as long as the rate is constant.
 */
export const momentum: Optimizer = {
  id: 'momentum',
  title: 'Momentum',
  source: 'B. T. Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1-17',
  formula: 'v = gamma * v + alpha * g; theta = theta - v',
  hyperparameters: { learningRate: learningRate(0.01), momentum: momentumFactor },
  state: [{ name: 'velocity', title: 'velocity', sign: 'any' }],
  conventions: {},
  misconceptions: velocityMisconceptions,
  usesIteration: false,
  gradientAt: ({ theta }) => theta,

  step(step) {
    const alpha = hyperparameterOf(step, 'learningRate');
    const gamma = hyperparameterOf(step, 'momentum');
    const velocity = blend(gamma, stateOf(step, 'velocity'), alpha, step.gradient);
    return { theta: subtract(step.theta, velocity), state: { velocity } };
  },

  recoverGradient(before, after) {
    const alpha = hyperparameterOf(before, 'learningRate');
    const gamma = hyperparameterOf(before, 'momentum');
    return recovered(before, after, ['velocity'], () =>
      blend(1 / alpha, stateOf(after, 'velocity'), -gamma / alpha, stateOf(before, 'velocity')),
    );
  },
};
