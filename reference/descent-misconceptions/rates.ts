import { norm } from '../numeric/vector.ts';
import { fixed } from '../schedules/fixed.ts';
import { gradientBased } from '../schedules/gradient-based.ts';
import { timeBased } from '../schedules/time-based.ts';
import { atRate, fromFirstStep, inOne, rateOf, scheduled, short, withSchedule } from './turn.ts';
import type { Ground, Turn } from './turn.ts';

const fromGradient = scheduled('gradient-based');
const fromGradientInOne = (ground: Ground): boolean => inOne(ground) && fromGradient(ground);
const fromTime = scheduled('time-based');

/** Ways to get the rate of a step wrong. */
export const rateTurns: readonly Turn[] = [
  {
    id: 'constant-rate',
    name: 'learning rate never changes',
    possible: scheduled('gradient-based', 'time-based'),
    teacher: () => 'The learning rate never changes: every step is made with the one that was set at the start.',
    student:
      'The learning rate should be another one at each step: see where it is computed, and which one your step uses.',
    of: withSchedule((moment) => fixed.rate(moment)),
  },
  {
    id: 'rate-from-gradient',
    name: 'learning rate from the gradient',
    possible: scheduled('fixed', 'time-based'),
    teacher: () => 'The learning rate of each step is made from the size of the gradient, which is not asked for here.',
    student: 'The learning rate of this descent does not depend on the gradient: see what yours is made of.',
    of: withSchedule((moment) => gradientBased.rate(moment)),
  },
  {
    id: 'rate-falls-with-time',
    name: 'learning rate falls with time',
    possible: scheduled('fixed', 'gradient-based'),
    teacher: () =>
      'The learning rate falls from step to step with the number of the step, which is not asked for here.',
    student: 'The learning rate of this descent does not depend on the number of the step: see what yours is made of.',
    of: withSchedule((moment) => timeBased.rate(moment)),
  },
  {
    id: 'stale-gradient',
    name: 'learning rate from the gradient of the step before',
    possible: fromGradient,
    guess: fromFirstStep((walk, end) => notBelow0(rateOf(walk, end))),
    guessedAnew: true,
    usual: 0.03,
    teacher: () =>
      'The learning rate of each step comes from the gradient of the step before (at the first step from one that was left over): the gradient has to be computed before the rate.',
    student:
      'See which gradient your learning rate is made from: the one of this step, or one that is left from before.',
    of: (_, first) => (walk) =>
      atRate(walk, ({ before }) => (before === null ? first : walk.learningRate * norm(before))),
  },
  {
    id: 'stale-gradient-signed',
    name: 'learning rate from the gradient of the step before, with its sign',
    possible: fromGradientInOne,
    guess: fromFirstStep(rateOf),
    guessedAnew: true,
    usual: -0.03,
    teacher: () =>
      'The learning rate of each step comes from the gradient of the step before, and without its absolute value.',
    student: 'See which gradient your learning rate is made from, and what becomes of it where the slope is negative.',
    of: (_, first) => (walk) =>
      atRate(walk, ({ before }) => (before === null ? first : walk.learningRate * (before[0] ?? NaN))),
  },
  {
    id: 'missing-abs',
    name: 'learning rate with the sign of the gradient',
    possible: fromGradientInOne,
    teacher: () =>
      'The learning rate is negative where the slope is: without the absolute value every step goes the same way, and climbs where the slope is negative.',
    student:
      'A learning rate says how far to go, never which way: see what becomes of yours where the slope is negative.',
    of: withSchedule(({ learningRate, gradient }) => learningRate * (gradient[0] ?? NaN)),
  },
  {
    id: 'squared-gradient',
    name: 'gradient squared in the learning rate',
    possible: fromGradient,
    teacher: () => 'The gradient is in the learning rate once too often: it is squared there.',
    student: 'Count how often the gradient gets into your learning rate.',
    of: withSchedule(({ learningRate, gradient }) => learningRate * norm(gradient) ** 2),
  },
  {
    id: 'gradient-alone',
    name: 'learning rate is the gradient alone',
    possible: fromGradient,
    teacher: () =>
      'The learning rate of each step is the size of the gradient: the one that was set has no part in it.',
    student: 'Two things make the learning rate of a step: the one that was set, and the gradient.',
    of: withSchedule(({ gradient }) => norm(gradient)),
  },
  {
    id: 'counts-from-zero',
    name: 'steps counted from 0 in the learning rate',
    possible: fromTime,
    teacher: () => 'The learning rate counts the steps from 0, where it should count them from 1.',
    student: 'Work out the learning rate of your first step by hand, and that of the last one.',
    of: withSchedule(({ learningRate, epoch, epochs }) => learningRate * (1 - epoch / epochs)),
  },
  {
    id: 'counts-epochs-only',
    name: 'number of epochs in place of the number of the step',
    possible: fromTime,
    teacher: () =>
      'The learning rate is made from the number of all epochs, where it should be made from the number of the step: it never changes, and is negative.',
    student: 'Of two numbers of epochs one changes from step to step: see which one your learning rate is made of.',
    of: withSchedule(({ learningRate, epochs }) => learningRate * (1 - (epochs + 1) / epochs)),
  },
  {
    id: 'other-count',
    name: 'learning rate falls over a fixed number of epochs',
    possible: fromTime,
    guess: fromFirstStep((walk, end) => {
      const rate = rateOf(walk, end);
      const count = rate === null ? NaN : 1 / (1 - rate / walk.learningRate);
      // A rate that does not fall at all falls for ever, up to rounding.
      return count > 1 && count < 1e6 ? Math.round(count) : null;
    }),
    usual: 50,
    teacher: (count) =>
      `The learning rate falls as if there were always ${short(count)} epochs, whatever the number of epochs is.`,
    student: 'See over how many epochs your learning rate falls: it should be all of those that are asked for.',
    of: (right, count) => withSchedule(({ learningRate, epoch }) => learningRate * (1 - (epoch + 1) / count))(right),
  },
  {
    id: 'compounds',
    name: 'learning rate made from the one before',
    possible: fromTime,
    teacher: () =>
      'Each learning rate is made from the one before it: it falls faster and faster, where it should be made from the one that was set at the start.',
    student:
      'See what your learning rate is made from at the second step: the one that was set, or the one of the first step.',
    of: withSchedule(({ learningRate, epoch, epochs }) =>
      Array.from({ length: epoch + 1 }, (_, one) => 1 - (one + 1) / epochs).reduce(
        (rate, share) => rate * share,
        learningRate,
      ),
    ),
  },
];

/** A gradient that was left over may be 0. */
function notBelow0(rate: number | null): number | null {
  return rate !== null && rate >= 0 ? rate : null;
}
