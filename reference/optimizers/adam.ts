import { blend, combine, square, subtract } from '../numeric/vector.ts';
import { adamMisconceptions } from './adam-misconceptions.ts';
import { correctedEpsilonConvention, denominator } from './epsilon-convention.ts';
import { decay, epsilon, learningRate } from './hyperparameters.ts';
import { fullConvention, type Optimizer } from './optimizer.ts';
import { hyperparameterOf, recovered, stateOf } from './read-step.ts';

/**
 * Adam: running means of the gradient and of its square, both corrected for having started at zero. The correction of
 * step t (1 for the first) divides by 1 - beta^t. The moments returned as state are the uncorrected ones.
 *
 * The paper's algorithm has epsilon outside the root; inside is the homework's own formula and the default here. At the end
 * of its section 2 the paper has a third, the step size corrected in place of the moments.
 */
export const adam: Optimizer = {
  id: 'adam',
  title: 'Adam',
  source: 'D. P. Kingma and J. Ba, ICLR (2015), Algorithm 1',
  formula:
    'm = beta1 * m + (1 - beta1) * g; s = beta2 * s + (1 - beta2) * g^2; theta = theta - alpha * (m / (1 - beta1^t)) / sqrt(s / (1 - beta2^t) + epsilon)',
  hyperparameters: {
    learningRate: learningRate(0.01),
    beta1: decay('decay of the first moment', 'beta1', 0.9),
    beta2: decay('decay of the second moment', 'beta2', 0.999),
    epsilon: epsilon(1e-8),
  },
  state: [
    { name: 'first', title: 'first moment, not corrected', sign: 'any' },
    { name: 'second', title: 'second moment, not corrected', sign: 'non-negative' },
  ],
  conventions: correctedEpsilonConvention,
  misconceptions: adamMisconceptions,
  usesIteration: true,
  gradientAt: ({ theta }) => theta,

  step(step, convention) {
    const full = fullConvention(adam, convention);
    const alpha = hyperparameterOf(step, 'learningRate');
    const beta1 = hyperparameterOf(step, 'beta1');
    const beta2 = hyperparameterOf(step, 'beta2');
    const eps = hyperparameterOf(step, 'epsilon');
    const first = blend(beta1, stateOf(step, 'first'), 1 - beta1, step.gradient);
    const second = blend(beta2, stateOf(step, 'second'), 1 - beta2, square(step.gradient));
    const correction = 1 - beta2 ** step.iteration;
    const firstCorrected = first.map((m) => m / (1 - beta1 ** step.iteration));
    const secondCorrected = second.map((s) => s / correction);
    const move = combine(
      firstCorrected,
      secondCorrected,
      (m, s) => (alpha * m) / denominator(s, eps, full, correction),
    );
    return { theta: subtract(step.theta, move), state: { first, second } };
  },

  recoverGradient(before, after) {
    const beta1 = hyperparameterOf(before, 'beta1');
    const weight = 1 / (1 - beta1);
    return recovered(before, after, ['first'], () =>
      blend(weight, stateOf(after, 'first'), -beta1 * weight, stateOf(before, 'first')),
    );
  },
};
