import type { Misconception } from '../misconception.ts';
import { scale } from '../numeric/vector.ts';
import { anyStep, constantRates, kebab, rateTwice } from './common-misconceptions.ts';
import { chosen, given, moved } from './mistakes.ts';
import type { Optimizer, Step } from './optimizer.ts';
import { epsilonMisconceptions, gathers, notSquared, oldSecond, secondMoment } from './second-moment-misconceptions.ts';

/** Decays that are met written out in the code. */
const USUAL = [0.9, 0.99, 0.999] as const;

const decayOf = (step: Step): number => given(step, 'decay');
const gathering = gathers((step) => [decayOf(step), 1 - decayOf(step)]);

/** Known mistakes in RMSProp. */
export const rmspropMisconceptions: readonly Misconception<Optimizer>[] = [
  ...anyStep,
  ...constantRates,
  rateTwice,
  ...epsilonMisconceptions,
  ...secondMoment(),
  oldSecond,
  ...notSquared((mean, gathered, step) => decayOf(step) * mean + (1 - decayOf(step)) * gathered).map(gathering),
  gathering({
    id: 'accumulates',
    name: 'a sum in place of the mean',
    teacher: 'Adds up all squares without forgetting any, as AdaGrad does.',
    student: 'That old gradients are forgotten is what sets this rule apart from AdaGrad.',
    wanted: (s, g) => s + g ** 2,
  }),
  gathering({
    id: 'weights-swapped',
    name: 'weights of the mean swapped',
    teacher: 'Gives the weight rho to the new square, and 1 - rho to the mean so far.',
    student: 'Of the two weights in your mean, see which one is large, and what it should keep.',
    wanted: (s, g, step) => (1 - decayOf(step)) * s + decayOf(step) * g ** 2,
  }),
  gathering({
    id: 'square-at-full-weight',
    name: 'new square at full weight',
    teacher: 'Adds the whole new square to the decayed mean, without the weight 1 - rho.',
    student: 'See whether the weights in your mean add up to 1.',
    wanted: (s, g, step) => decayOf(step) * s + g ** 2,
  }),
  gathering({
    id: 'no-decay',
    name: 'mean so far at full weight',
    teacher: 'Keeps all of the mean so far, without the weight rho.',
    student: 'See whether the weights in your mean add up to 1.',
    wanted: (s, g, step) => s + (1 - decayOf(step)) * g ** 2,
  }),
  {
    id: 'no-memory',
    name: 'no memory',
    teacher: 'Takes the square of this gradient alone, in place of a mean over the steps.',
    student: 'Look at what your step knows of the gradients of the steps before.',
    of: chosen(() => ({ decay: 0 })),
  },
  ...USUAL.map((rho) => ({
    id: `decay-of-${kebab(rho)}`,
    name: `decay ${rho}, whatever is given`,
    teacher: `Takes a decay of ${rho}, whatever decay it is given.`,
    student: 'Your step should change when it is given another decay.',
    of: chosen(() => ({ decay: rho })),
  })),
  {
    id: 'mean-not-used',
    name: 'mean kept, but not used',
    teacher: 'Keeps the mean of squares, but moves by learning rate times gradient.',
    student: 'You keep a mean; look at what the position is moved by.',
    of: moved((_, before) => scale(-given(before, 'learningRate'), before.gradient)),
  },
];
