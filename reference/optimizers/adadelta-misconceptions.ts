import type { Misconception } from '../misconception.ts';
import { combine, scale, square, subtract } from '../numeric/vector.ts';
import { anyStep, constantRates } from './common-misconceptions.ts';
import { chosen, given, leaving, moved } from './mistakes.ts';
import type { Optimizer, Step } from './optimizer.ts';
import { stateOf } from './read-step.ts';
import { gathers, notSquared } from './second-moment-misconceptions.ts';

const rhoOf = (step: Step): number => given(step, 'decay');
const gathering = gathers((step) => [rhoOf(step), 1 - rhoOf(step)]);

/** Known mistakes in Adadelta. */
export const adadeltaMisconceptions: readonly Misconception<Optimizer>[] = [
  ...anyStep,
  ...constantRates,
  ...notSquared((mean, gathered, step) => rhoOf(step) * mean + (1 - rhoOf(step)) * gathered).map(gathering),
  gathering({
    id: 'accumulates',
    name: 'a sum of squared gradients in place of their mean',
    teacher: 'Adds up all squared gradients without forgetting any, as AdaGrad does.',
    student: 'This rule forgets old gradients little by little; yours does not.',
    wanted: (s, g) => s + g ** 2,
  }),
  gathering({
    id: 'weights-swapped',
    name: 'weights of the mean of gradients swapped',
    teacher: 'Gives the weight rho to the new squared gradient, and 1 - rho to the mean so far.',
    student: 'Of the two weights in your mean, see which one is large, and what it should keep.',
    wanted: (s, g, step) => (1 - rhoOf(step)) * s + rhoOf(step) * g ** 2,
  }),
  {
    id: 'no-memory',
    name: 'no memory',
    teacher: 'Takes the squares of this step alone, in place of means over the steps.',
    student: 'Look at what your step knows of the steps before it.',
    of: chosen(() => ({ decay: 0 })),
  },
  {
    id: 'no-epsilon',
    name: 'no epsilon',
    teacher: 'Leaves epsilon out: it would never begin to move.',
    student: 'Work out your very first step by hand: something has to make it longer than 0.',
    of: chosen(() => ({ epsilon: 0 })),
  },
  {
    id: 'ratio-inverted',
    name: 'ratio of the roots inverted',
    teacher: 'Divides the root of the mean squared gradients by that of the mean squared steps.',
    student: 'Think in units: your step should have that of the position.',
    of: moving((u, s, eps) => Math.sqrt(s + eps) / Math.sqrt(u + eps)),
  },
  {
    id: 'no-roots',
    name: 'no square roots',
    teacher: 'Takes the ratio of the means themselves, without square roots.',
    student: 'Think in units: your step should have that of the position.',
    of: moving((u, s, eps) => (u + eps) / (s + eps)),
  },
  {
    id: 'no-steps-above',
    name: 'steps so far left out',
    teacher: 'Leaves the root of the mean squared steps out of the rate: it is RMSProp.',
    student: 'The rate of each coordinate is a fraction: look at what should stand above its line.',
    of: moving((_, s, eps) => 1 / Math.sqrt(s + eps)),
  },
  {
    id: 'old-second',
    name: 'step taken before the mean of gradients is updated',
    teacher: 'Divides by the mean squared gradient from before the step, and updates it afterwards.',
    student: 'Look at the order of your lines, and at which mean it is that you divide by.',
    of: moved((_, before) => {
      const rates = combine(stateOf(before, 'update'), stateOf(before, 'second'), rootRate(given(before, 'epsilon')));
      return scale(
        -given(before, 'learningRate'),
        combine(rates, before.gradient, (rate, g) => rate * g),
      );
    }),
  },
  {
    id: 'gradients-as-steps',
    name: 'gradients in place of steps in their mean',
    teacher: 'Gathers squared gradients in the mean of squared steps.',
    student: 'Two different things are to be gathered; look at what each of your two means gathers.',
    of: leaving((_, before) => ({ update: mean(before, square(before.gradient)) })),
  },
  {
    id: 'scaled-steps-kept',
    name: 'learning rate in the steps that are kept',
    teacher: 'Gathers the squares of the steps after the learning rate has scaled them.',
    student: 'Look at which step you gather: the one before the learning rate scales it, or the one after.',
    of: (right) => ({
      ...right,
      step(step, convention) {
        const after = right.step({ ...step, theta: step.theta.map(() => 0) }, convention);
        const state = { ...after.state, update: mean(step, square(after.theta)) };
        return { theta: combine(step.theta, after.theta, (a, b) => a + b), state };
      },
    }),
  },
  {
    id: 'steps-not-kept',
    name: 'new mean of steps not returned',
    teacher: 'Returns the mean of squared steps that it was given, in place of the new one.',
    student: 'The next step should know of this one: look at what your function returns.',
    of: leaving((_, before) => ({ update: stateOf(before, 'update') })),
  },
];

const rootRate =
  (eps: number) =>
  (u: number, s: number): number =>
    Math.sqrt(u + eps) / Math.sqrt(s + eps);

function mean(step: Step, seen: readonly number[]): readonly number[] {
  return combine(stateOf(step, 'update'), seen, (u, one) => rhoOf(step) * u + (1 - rhoOf(step)) * one);
}

/** With another rate in place of the ratio of the roots; the steps that are kept are those that are made. */
function moving(rate: (update: number, second: number, epsilon: number) => number): Misconception<Optimizer>['of'] {
  return (right) => ({
    ...right,
    step(step, convention) {
      const { state } = right.step(step, convention);
      const eps = given(step, 'epsilon');
      const rates = combine(stateOf(step, 'update'), stateOf({ state }, 'second'), (u, s) => rate(u, s, eps));
      const move = combine(rates, step.gradient, (one, g) => one * g);
      const theta = subtract(step.theta, scale(given(step, 'learningRate'), move));
      return { theta, state: { ...state, update: mean(step, square(move)) } };
    },
  });
}
