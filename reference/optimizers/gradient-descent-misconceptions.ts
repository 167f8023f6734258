import type { Misconception } from '../misconception.ts';
import { norm, scale } from '../numeric/vector.ts';
import { anyStep, constantRates, rateTwice } from './common-misconceptions.ts';
import { chosen, longer, sloped } from './mistakes.ts';
import type { Optimizer } from './optimizer.ts';

/** Known mistakes in a step against the gradient, with or without noise in it. */
export const gradientDescentMisconceptions: readonly Misconception<Optimizer>[] = [
  ...anyStep,
  ...constantRates,
  rateTwice,
  {
    id: 'gradient-twice',
    name: 'gradient applied twice',
    teacher: 'Makes the step twice: each step is twice as long as learning rate times gradient.',
    student: 'Your step is longer than it should be; see whether it is made more than once.',
    of: longer(() => 2),
  },
  {
    id: 'half-step',
    name: 'half of the step',
    teacher: 'Makes half of the step: learning rate times gradient over 2.',
    student: 'Your step is shorter than it should be; see whether there is a number in it that does not belong there.',
    of: longer(() => 0.5),
  },
  {
    id: 'sign-only',
    name: 'only the sign of the gradient',
    teacher: 'Moves each coordinate by the learning rate itself: only the sign of the gradient counts.',
    student: 'Think about how long your step should be on a gentle slope, and how long on a steep one.',
    of: sloped((gradient) => gradient.map(Math.sign)),
  },
  {
    id: 'gradient-normalised',
    name: 'gradient scaled to length 1',
    teacher: 'Divides the gradient by its length before the step.',
    student: 'Think about how long your step should be on a gentle slope, and how long on a steep one.',
    of: sloped((gradient) => {
      const length = norm(gradient);
      return length === 0 ? gradient : scale(1 / length, gradient);
    }),
  },
  {
    id: 'gradient-squared',
    name: 'gradient squared',
    teacher: 'Multiplies the learning rate by the square of the gradient.',
    student: 'Count how often the gradient gets into your step: where it is below 1, such a step is too short.',
    of: sloped((gradient) => gradient.map((slope) => slope * Math.abs(slope))),
  },
  {
    id: 'gradient-squared-unsigned',
    name: 'gradient squared, without its sign',
    teacher:
      'Multiplies the learning rate by the square of the gradient, which has no sign: it always goes the same way.',
    student: 'Try by hand which way your step goes where the slope is negative.',
    of: sloped((gradient) => gradient.map((slope) => slope ** 2)),
  },
  {
    id: 'absolute-gradient',
    name: 'gradient without its sign',
    teacher: 'Takes the absolute value of the gradient: it always goes the same way.',
    student: 'Try by hand which way your step goes where the slope is negative.',
    of: sloped((gradient) => gradient.map(Math.abs)),
  },
  {
    id: 'divides-by-rate',
    name: 'divided by the learning rate',
    teacher: 'Divides the gradient by the learning rate, where it should multiply.',
    student: 'With a smaller learning rate your steps become longer; think about what they should become.',
    of: chosen(({ learningRate = NaN }) => ({ learningRate: 1 / learningRate })),
  },
];
