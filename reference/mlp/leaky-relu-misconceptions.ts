import { withActivation, withSlope } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer } from './layer.ts';
import { LEAK } from './leak.ts';
import { linearMisconceptions, slopeMisconceptions } from './linear-misconceptions.ts';
import { rectifierMisconceptions } from './rectifier-misconceptions.ts';
import { rateMisconceptions, updateMisconceptions } from './update-misconceptions.ts';

/** With another slope where it is the leak: below 0, and at 0 where the convention has it so. */
const withLeak = (right: Layer, leak: number): Layer =>
  withSlope(
    withActivation(right, (u, h) => (u <= 0 ? leak * u : h)),
    (u, slope) => (u <= 0 && slope === LEAK ? leak : slope),
  );

/** Known mistakes in the leak of an activation. */
export const leakMisconceptions: readonly Misconception<Layer>[] = [
  {
    id: 'no-leak',
    name: 'no leak below 0',
    teacher: 'Below 0 output and slope are 0: the leak is missing.',
    student: 'What lets a gradient through where the preactivation is negative?',
    of: (right) => withLeak(right, 0),
  },
  {
    id: 'leak-tenth',
    name: 'leak of 0.1',
    teacher: `Below 0 the slope is 0.1 in place of ${LEAK}.`,
    student: 'Compare the size of your leak with that in the text, digit by digit.',
    of: (right) => withLeak(right, 0.1),
  },
  {
    id: 'leak-thousandth',
    name: 'leak of 0.001',
    teacher: `Below 0 the slope is 0.001 in place of ${LEAK}.`,
    student: 'Compare the size of your leak with that in the text, digit by digit.',
    of: (right) => withLeak(right, 0.001),
  },
  {
    id: 'leak-with-wrong-sign',
    name: 'leak with the wrong sign',
    teacher: `Below 0 the slope is -${LEAK}: the output is positive on both sides.`,
    student: 'A small negative number should come out of a large negative one: what does yours give?',
    of: (right) => withLeak(right, -LEAK),
  },
];

/** Known mistakes in leaky ReLU. */
export const leakyReluMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...slopeMisconceptions,
  ...updateMisconceptions,
  ...rateMisconceptions,
  ...leakMisconceptions,
  {
    id: 'leak-on-wrong-side',
    name: 'leak on the wrong side of 0',
    teacher: `The slope is ${LEAK} above 0 and 1 below it: the two sides are swapped.`,
    student: 'On which side of 0 should a value pass as it is, and on which should only a little of it?',
    of: (right) =>
      withSlope(
        withActivation(right, (u) => (u > 0 ? LEAK * u : u)),
        (_, slope) => (slope === LEAK ? 1 : slope === 1 ? LEAK : slope),
      ),
  },
  ...rectifierMisconceptions(LEAK),
];
