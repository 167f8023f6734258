import { withActivation, withSlope } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer } from './layer.ts';
import { linearMisconceptions, slopeMisconceptions } from './linear-misconceptions.ts';
import { rateMisconceptions, updateMisconceptions } from './update-misconceptions.ts';

const logistic = (u: number): number => 1 / (1 + Math.exp(-u));

/** Known mistakes in the sigmoid. */
export const sigmoidMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...slopeMisconceptions,
  ...updateMisconceptions,
  ...rateMisconceptions,
  {
    id: 'sign-in-the-power',
    name: 'wrong sign in the power',
    teacher: 'The sigmoid is written 1 / (1 + exp(u)): it falls where it should rise.',
    student: 'Towards which value should the output go for a large preactivation, and where does yours go?',
    of: (right) => withActivation(right, (u) => logistic(-u)),
  },
  {
    id: 'no-exponential',
    name: 'no power of e',
    teacher: 'The sigmoid is written without its exponential function.',
    student: 'The output should stay between 0 and 1 for any preactivation: does yours?',
    of: (right) => withActivation(right, (u) => 1 / (1 - u)),
  },
  {
    id: 'slope-of-preactivation',
    name: 'slope written with the preactivation for the output',
    teacher: 'The slope is u (1 - u) of the preactivation; it is h (1 - h) of the output.',
    student: 'Your formula for the slope holds for one of two matrices: which of them do you give to it?',
    of: (right) => withSlope(right, (u) => u * (1 - u)),
  },
  {
    id: 'slope-of-activated-twice',
    name: 'activation applied twice in the slope',
    teacher: 'The slope is that at the output in place of the preactivation: the activation is applied twice.',
    student: 'Is what your derivative is given a preactivation, or an output already?',
    of: (right) =>
      withSlope(right, (u) => {
        const twice = logistic(logistic(u));
        return twice * (1 - twice);
      }),
  },
  {
    id: 'slope-without-complement',
    name: 'a factor missing in the slope',
    teacher: 'The slope is h where it is h (1 - h).',
    student: 'Far out on both sides the sigmoid is flat: is your slope near 0 on both?',
    of: (right) => withSlope(right, (u) => logistic(u)),
  },
];
