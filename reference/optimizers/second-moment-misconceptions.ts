import type { Misconception } from '../misconception.ts';
import { combine } from '../numeric/vector.ts';
import { denominator } from './epsilon-convention.ts';
import { chosen, given, leaving, madeOf, moved } from './mistakes.ts';
import type { Convention, Optimizer, Step } from './optimizer.ts';
import { stateOf } from './read-step.ts';

/** Epsilon where it keeps the denominator from being zero: left out, or with the wrong sign. */
export const epsilonMisconceptions: readonly Misconception<Optimizer>[] = [
  {
    id: 'no-epsilon',
    name: 'no epsilon',
    teacher: 'Leaves epsilon out.',
    student: 'Think about what happens to your division while the gradients are 0, or nearly so.',
    of: chosen(() => ({ epsilon: 0 })),
  },
  {
    id: 'epsilon-subtracted',
    name: 'epsilon subtracted',
    teacher: 'Subtracts epsilon, where it should add it.',
    student: 'Think about what epsilon is there for, and look at its sign.',
    of: chosen(({ epsilon = NaN }) => ({ epsilon: -epsilon })),
  },
];

/** Mistakes with a second moment that gathers squares of gradients. @param correction what it is divided by, to correct it */
export const secondMoment = (correction: (step: Step) => number = () => 1): readonly Misconception<Optimizer>[] => [
  {
    id: 'no-root',
    name: 'no square root',
    teacher: 'Divides by the second moment itself, without a square root.',
    student: 'Think in units: what you divide by should have that of the gradient.',
    of: over((...under) => denominator(...under, (second) => second), correction),
  },
  {
    id: 'multiplies-by-root',
    name: 'multiplied by the root',
    teacher: 'Multiplies by the square root, where it should divide.',
    student:
      'Think about what should become of the steps where gradients have been large: whether they should be longer or shorter.',
    of: over((...under) => 1 / denominator(...under), correction),
  },
  {
    id: 'root-kept',
    name: 'root of the second moment kept',
    teacher: 'Returns the square root of the second moment as the new second moment.',
    student: 'The next step goes on with the second moment itself, not with what was made of it for this step.',
    of: leaving((after) => ({ second: stateOf(after, 'second').map(Math.sqrt) })),
  },
  {
    id: 'second-not-kept',
    name: 'new second moment not returned',
    teacher: 'Returns the second moment that it was given, in place of the new one.',
    student: 'The next step should know of this one: look at what your function returns.',
    of: leaving((_, before) => ({ second: stateOf(before, 'second') })),
  },
];

/** Another sum or mean under the root. @param state what has to be there before the step, for the rule to make `wanted` of it */
export interface Gathering {
  readonly id: string;
  readonly name: string;
  readonly teacher: string;
  readonly student: string;
  readonly wanted: (second: number, gradient: number, step: Step) => number;
}

/** With `wanted` as the new second moment, where the right one is `rho * second + weight * g^2`. */
export const gathers =
  (weights: (step: Step) => readonly [rho: number, weight: number]) =>
  ({ wanted, ...told }: Gathering): Misconception<Optimizer> => ({
    ...told,
    of: (right) => ({
      ...right,
      step(step, convention) {
        const [rho, weight] = weights(step);
        const second = madeOf(step, 'second', (s, g) => (wanted(s, g, step) - weight * g ** 2) / rho);
        return right.step({ ...step, state: { ...step.state, second } }, convention);
      },
    }),
  });

/** What may be gathered in place of squares. @param mean the right way, for anything that is gathered */
export const notSquared = (mean: (second: number, gathered: number, step: Step) => number): readonly Gathering[] => [
  {
    id: 'gradient-not-squared',
    name: 'gradient not squared in the second moment',
    teacher: 'Gathers the gradient itself in the second moment, not its square.',
    student: 'Look at what your second moment gathers: a gradient and its opposite must not cancel there.',
    wanted: (s, g, step) => mean(s, g, step),
  },
  {
    id: 'absolute-gradient',
    name: 'absolute gradient in the second moment',
    teacher: 'Gathers the absolute value of the gradient in the second moment, not its square.',
    student: 'Look at what your second moment gathers, and compare it with what its name says.',
    wanted: (s, g, step) => mean(s, Math.abs(g), step),
  },
];

/** The step with the second moment from before. */
export const oldSecond: Misconception<Optimizer> = {
  id: 'old-second',
  name: 'step taken before the second moment is updated',
  teacher: 'Divides by the second moment from before the step, and updates it afterwards.',
  student: 'Look at the order of your lines, and at which second moment it is that you divide by.',
  of: (right) => ({
    ...right,
    step(step, convention = {}) {
      const after = right.step(step, convention);
      const eps = given(step, 'epsilon');
      const rate = given(step, 'learningRate');
      const theta = combine(
        step.theta,
        madeOf(step, 'second', (s, g) => (rate * g) / denominator(s, eps, convention)),
        (a, b) => a - b,
      );
      return { ...after, theta };
    },
  }),
};

/** The move as it is when something else stands below it. */
function over(
  below: (second: number, epsilon: number, convention: Convention, correction: number) => number,
  correction: (step: Step) => number,
): Misconception<Optimizer>['of'] {
  return moved((move, before, after, convention) => {
    const eps = given(before, 'epsilon');
    const by = correction(before);
    const right = stateOf(after, 'second').map((s) => denominator(s / by, eps, convention, by));
    const wrong = stateOf(after, 'second').map((s) => below(s / by, eps, convention, by));
    return combine(
      combine(move, right, (one, divisor) => one * divisor),
      wrong,
      (one, divisor) => one / divisor,
    );
  });
}
