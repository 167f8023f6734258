import { withActivation, withSlope } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer } from './layer.ts';
import { LEAK } from './leak.ts';
import { linearMisconceptions, slopeMisconceptions } from './linear-misconceptions.ts';
import { rectifierMisconceptions } from './rectifier-misconceptions.ts';
import { rateMisconceptions, updateMisconceptions } from './update-misconceptions.ts';

/** Known mistakes in ReLU. */
export const reluMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...slopeMisconceptions,
  ...updateMisconceptions,
  ...rateMisconceptions,
  {
    id: 'leaky',
    name: 'leaky ReLU in place of ReLU',
    teacher: `Below 0 the slope is ${LEAK}: this is leaky ReLU.`,
    student: 'What should come out of a negative preactivation here, and what comes out of yours?',
    of: (right) =>
      withSlope(
        withActivation(right, (u, h) => (u <= 0 ? LEAK * u : h)),
        (u, slope) => (u <= 0 && slope === 0 ? LEAK : slope),
      ),
  },
  {
    id: 'wrong-side',
    name: 'wrong side of 0 is cut off',
    teacher: 'What is positive becomes 0, and what is negative passes.',
    student: 'Which values should pass, those above 0 or those below?',
    of: (right) =>
      withSlope(
        withActivation(right, (u) => (u > 0 ? 0 : u)),
        (_, slope) => 1 - slope,
      ),
  },
  {
    id: 'absolute-value',
    name: 'absolute value in place of ReLU',
    teacher: 'Negative values change their sign, where they should become 0.',
    student: 'ReLU forgets how negative a value was: does yours?',
    of: (right) =>
      withSlope(
        withActivation(right, (u, h) => (u <= 0 ? -u : h)),
        (u, slope) => (u < 0 ? -1 : slope),
      ),
  },
  ...rectifierMisconceptions(0),
];
