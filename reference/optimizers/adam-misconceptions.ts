import type { Misconception } from '../misconception.ts';
import { combine, scale } from '../numeric/vector.ts';
import { correctionMisconceptions } from './adam-correction-misconceptions.ts';
import { anyStep, constantRates, rateTwice } from './common-misconceptions.ts';
import { denominator } from './epsilon-convention.ts';
import { chosen, given, leaving, longer, madeOf, moved, remembering } from './mistakes.ts';
import type { Convention, Optimizer, Step } from './optimizer.ts';
import { stateOf } from './read-step.ts';
import { epsilonMisconceptions, gathers, notSquared, secondMoment } from './second-moment-misconceptions.ts';

const beta1Of = (step: Step): number => given(step, 'beta1');
const beta2Of = (step: Step): number => given(step, 'beta2');
const gathering = gathers((step) => [beta2Of(step), 1 - beta2Of(step)]);

/** Known mistakes in Adam. */
export const adamMisconceptions: readonly Misconception<Optimizer>[] = [
  ...correctionMisconceptions,
  {
    id: 'betas-swapped',
    name: 'betas swapped',
    teacher: 'Takes beta1 for the second moment, and beta2 for the first.',
    student: 'There are two decay rates; look at which of them belongs to which moment.',
    of: chosen(({ beta1 = NaN, beta2 = NaN }) => ({ beta1: beta2, beta2: beta1 })),
  },
  {
    id: 'one-beta-for-both',
    name: 'beta1 for both moments',
    teacher: 'Takes beta1 for the second moment as well.',
    student: 'Each moment has a decay rate of its own: look for a line that was copied, and not changed everywhere.',
    of: chosen(({ beta1 = NaN }) => ({ beta2: beta1 })),
  },
  {
    id: 'second-beta-for-both',
    name: 'beta2 for both moments',
    teacher: 'Takes beta2 for the first moment as well.',
    student: 'Each moment has a decay rate of its own: look for a line that was copied, and not changed everywhere.',
    of: chosen(({ beta2 = NaN }) => ({ beta1: beta2 })),
  },
  gathering({
    id: 'second-decays-with-beta1',
    name: 'second moment decays with beta1',
    teacher: 'Lets the second moment decay with beta1, and corrects it with beta2.',
    student: 'See which decay rate belongs to the second moment, in each line in which it is used.',
    wanted: (s, g, step) => beta1Of(step) * s + (1 - beta1Of(step)) * g ** 2,
  }),
  {
    id: 'weights-swapped',
    name: 'weights of both means swapped',
    teacher: 'Gives the weights beta to what is new, and 1 - beta to the moments so far.',
    student: 'Of the two weights in each of your means, see which one is large, and what it should keep.',
    of: remembering((step) => {
      const [beta1, beta2] = [beta1Of(step), beta2Of(step)];
      return {
        first: madeOf(step, 'first', (m, g) => ((1 - beta1) * m + (2 * beta1 - 1) * g) / beta1),
        second: madeOf(step, 'second', (s, g) => ((1 - beta2) * s + (2 * beta2 - 1) * g ** 2) / beta2),
      };
    }),
  },
  ...notSquared((mean, gathered, step) => beta2Of(step) * mean + (1 - beta2Of(step)) * gathered).map(gathering),
  gathering({
    id: 'accumulates',
    name: 'a sum in place of the second moment',
    teacher: 'Adds up all squares in the second moment without forgetting any, as AdaGrad does.',
    student: 'The second moment forgets old gradients little by little; yours does not.',
    wanted: (s, g) => s + g ** 2,
  }),
  {
    id: 'square-of-first',
    name: 'square of the first moment in the second',
    teacher: 'Gathers the square of the new first moment in the second moment, not that of the gradient.',
    student: 'Look at what your second moment gathers: squares, but of which quantity.',
    of: remembering((step) => {
      const [beta1, beta2] = [beta1Of(step), beta2Of(step)];
      const first = madeOf(step, 'first', (m, g) => beta1 * m + (1 - beta1) * g);
      const seen = combine(first, step.gradient, (m, g) => ((1 - beta2) * (m ** 2 - g ** 2)) / beta2);
      return { second: combine(stateOf(step, 'second'), seen, (s, more) => s + more) };
    }),
  },
  {
    id: 'correction-multiplied',
    name: 'multiplied by the bias correction',
    teacher: 'Multiplies both moments by 1 - beta^t, where it should divide.',
    student:
      'Think about whether the moments are too small or too large at first, and which way your correction changes them.',
    of: moved((_, step, after, convention) =>
      quotient(stateOf(after, 'first'), stateOf(after, 'second'), step, convention, ([c1, c2]) => [1 / c1, 1 / c2]),
    ),
  },
  {
    id: 'second-correction-without-root',
    name: 'correction of the second moment outside the root',
    teacher: 'Divides the step by the second correction, 1 - beta2^t, itself, where it should by its square root.',
    student: 'The second moment stands under a root; look at whether its correction does too.',
    of: longer((step) => correctionsAt(step)[1] ** 0.5),
  },
  {
    id: 'no-first-moment',
    name: 'no first moment',
    teacher: 'Moves along the gradient itself: the first moment has no part in the step.',
    student: 'You keep a first moment; look at what the position is moved by.',
    of: moved((_, step, after, convention) =>
      quotient(step.gradient, stateOf(after, 'second'), step, convention, ([, c2]) => [1, c2]),
    ),
  },
  {
    id: 'old-moments',
    name: 'step taken before the moments are updated',
    teacher: 'Moves with the moments from before the step, and updates them afterwards.',
    student: 'Look at the order of your lines, and at which moments they are that make the step.',
    of: moved((_, step, __, convention) => quotient(stateOf(step, 'first'), stateOf(step, 'second'), step, convention)),
  },
  ...secondMoment((step) => correctionsAt(step)[1]),
  {
    id: 'first-not-kept',
    name: 'new first moment not returned',
    teacher: 'Returns the first moment that it was given, in place of the new one.',
    student: 'The next step should know of this one: look at what your function returns.',
    of: leaving((_, before) => ({ first: stateOf(before, 'first') })),
  },
  {
    id: 'moments-swapped',
    name: "moments returned in each other's place",
    teacher: 'Returns the second moment in the place of the first, and the first in that of the second.',
    student: 'Look at the order in which you return the moments.',
    of: leaving(({ state }) => ({ first: stateOf({ state }, 'second'), second: stateOf({ state }, 'first') })),
  },
  ...epsilonMisconceptions,
  ...anyStep,
  ...constantRates,
  rateTwice,
];

/** What the moments of a step are divided by. */
function correctionsAt(step: Step): readonly [first: number, second: number] {
  return [1 - beta1Of(step) ** step.iteration, 1 - beta2Of(step) ** step.iteration];
}

/** The move that moments make. */
function quotient(
  first: readonly number[],
  second: readonly number[],
  step: Step,
  convention: Convention,
  by = (right: readonly [number, number]): readonly [number, number] => right,
): readonly number[] {
  const [c1, c2] = by(correctionsAt(step));
  const eps = given(step, 'epsilon');
  const move = combine(first, second, (m, s) => m / c1 / denominator(s / c2, eps, convention, c2));
  return scale(-given(step, 'learningRate'), move);
}
