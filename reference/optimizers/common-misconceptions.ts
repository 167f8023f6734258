import type { Misconception } from '../misconception.ts';
import { scale } from '../numeric/vector.ts';
import { chosen, moved, sloped } from './mistakes.ts';
import type { Optimizer } from './optimizer.ts';

/** What may go wrong with the step of any update rule: its way, its length, its coordinates. */
export const anyStep: readonly Misconception<Optimizer>[] = [
  {
    id: 'climbs',
    name: 'climbs',
    teacher: 'Adds the step to the position, where it should subtract it.',
    student: 'The gradient points to where the function grows; see whether your step leads downhill.',
    of: moved((move) => scale(-1, move)),
  },
  {
    id: 'never-moves',
    name: 'position not changed',
    teacher: 'Returns the position that it was given, whatever the gradient.',
    student: 'The position after your step is the position before it. Look at what your function returns.',
    of: moved((move) => move.map(() => 0)),
  },
  {
    id: 'returns-the-step',
    name: 'the step in place of the position',
    teacher: 'Returns the step alone, in place of the position after it.',
    student: 'What you return is how far to go, not where you are after that.',
    of: (right) => ({
      ...right,
      step: (step, convention) => right.step({ ...step, theta: step.theta.map(() => 0) }, convention),
    }),
  },
  {
    id: 'coordinates-swapped',
    name: 'slopes of the coordinates swapped',
    teacher: 'Moves each of two coordinates with the slope of the other.',
    student: 'Each slope belongs to one coordinate: follow each of them from where it comes in to where it is used.',
    of: sloped((gradient) => gradient.toReversed()),
  },
  {
    id: 'first-slope-for-all',
    name: 'one slope for all coordinates',
    teacher: 'Moves every coordinate with the slope of the first.',
    student: 'Every coordinate has a slope of its own. Look for a line that was copied, and not changed everywhere.',
    of: sloped((gradient) => gradient.map(() => gradient[0] ?? NaN)),
  },
  {
    id: 'only-first-coordinate',
    name: 'only the first coordinate moves',
    teacher: 'Moves the first coordinate only.',
    student: 'See which of the coordinates your step changes: all of them should move.',
    of: moved((move) => move.map((one, at) => (at === 0 ? one : 0))),
  },
];

/** Learning rates that are met written out in the code. */
const USUAL = [1, 0.1, 0.01, 0.001] as const;

/** A number in place of the learning rate. */
export const constantRates: readonly Misconception<Optimizer>[] = USUAL.map((rate) => ({
  id: rate === 1 ? 'no-rate' : `rate-of-${kebab(rate)}`,
  name: rate === 1 ? 'no learning rate' : `learning rate ${rate}, whatever is given`,
  teacher:
    rate === 1
      ? 'Leaves the learning rate out.'
      : `Takes a learning rate of ${rate}, whatever learning rate it is given.`,
  student:
    rate === 1
      ? 'Something that should decide how long your steps are has no part in them.'
      : 'Your step should change when it is given another learning rate.',
  of: chosen(() => ({ learningRate: rate })),
}));

/** The learning rate once too often. */
export const rateTwice: Misconception<Optimizer> = {
  id: 'rate-twice',
  name: 'learning rate applied twice',
  teacher: 'Multiplies by the learning rate twice.',
  student: 'Count how often the learning rate gets into your step on its way.',
  of: chosen(({ learningRate = NaN }) => ({ learningRate: learningRate ** 2 })),
};

/** A number as a part of an id: 0.01 is `0-01`. */
export function kebab(value: number): string {
  return String(value).replace('.', '-');
}
