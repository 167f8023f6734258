import type { Misconception } from '../misconception.ts';
import { scale, square } from '../numeric/vector.ts';
import { anyStep, constantRates, rateTwice } from './common-misconceptions.ts';
import { given, moved, remembering } from './mistakes.ts';
import type { Optimizer } from './optimizer.ts';
import { stateOf } from './read-step.ts';
import { epsilonMisconceptions, gathers, notSquared, oldSecond, secondMoment } from './second-moment-misconceptions.ts';

const gathering = gathers(() => [1, 1]);

/** Known mistakes in AdaGrad. */
export const adagradMisconceptions: readonly Misconception<Optimizer>[] = [
  ...anyStep,
  ...constantRates,
  rateTwice,
  ...epsilonMisconceptions,
  ...secondMoment(),
  oldSecond,
  ...notSquared((sum, gathered) => sum + gathered).map(gathering),
  {
    id: 'no-accumulation',
    name: 'no accumulation',
    teacher:
      'Takes the square of this gradient alone, in place of the sum over all steps: each step is as long as the learning rate.',
    student: 'Look at what your step knows of the gradients of the steps before: this rule forgets none of them.',
    of: remembering((step) => ({ second: step.gradient.map(() => 0) })),
  },
  ...[0.9, 0.99].map((rho) =>
    gathering({
      id: rho === 0.9 ? 'running-mean' : 'slow-running-mean',
      name: `a running mean (${rho}) in place of the sum`,
      teacher: `Keeps a running mean of squares with a decay of ${rho}, as RMSProp does, in place of their sum.`,
      student: 'This rule forgets none of the old gradients; there is another one that does.',
      wanted: (s, g) => rho * s + (1 - rho) * g ** 2,
    }),
  ),
  gathering({
    id: 'rate-in-sum',
    name: 'learning rate in the sum',
    teacher: 'Gathers the squares of learning rate times gradient.',
    student: 'Look at what your sum gathers: the learning rate has its own place in the formula.',
    wanted: (s, g, step) => s + (given(step, 'learningRate') * g) ** 2,
  }),
  gathering({
    id: 'square-of-sum',
    name: 'square of a sum',
    teacher: 'Squares the sum of what was gathered and the gradient, in place of adding the square.',
    student: 'Look at which comes first in your code: the square or the sum.',
    wanted: (s, g) => (s + g) ** 2,
  }),
  {
    id: 'sum-not-used',
    name: 'sum kept, but not used',
    teacher: 'Gathers the squares, but moves by learning rate times gradient.',
    student: 'You keep a sum; look at what the position is moved by.',
    of: moved((_, before) => scale(-given(before, 'learningRate'), before.gradient)),
  },
  {
    id: 'one-rate-for-all',
    name: 'one sum for all coordinates',
    teacher: 'Adds the squared length of the whole gradient to every coordinate of the sum.',
    student: 'Each coordinate has a rate of its own here: look at which gradients count for it.',
    of: (right) => ({
      ...right,
      step(step, convention) {
        const length = square(step.gradient).reduce((sum, one) => sum + one, 0);
        const second = stateOf(step, 'second').map((s, at) => s + length - (step.gradient[at] ?? NaN) ** 2);
        return right.step({ ...step, state: { ...step.state, second } }, convention);
      },
    }),
  },
];
