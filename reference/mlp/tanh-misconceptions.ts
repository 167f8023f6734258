import { withActivation, withSlope } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer } from './layer.ts';
import { linearMisconceptions, slopeMisconceptions } from './linear-misconceptions.ts';
import { rateMisconceptions, updateMisconceptions } from './update-misconceptions.ts';

/** Known mistakes in the hyperbolic tangent. */
export const tanhMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...slopeMisconceptions,
  ...updateMisconceptions,
  ...rateMisconceptions,
  {
    id: 'sigmoid',
    name: 'sigmoid in place of tanh',
    teacher: 'The activation is the logistic sigmoid.',
    student: 'Between which two values should the output lie, and is yours ever negative?',
    of: (right) => withActivation(right, (u) => 1 / (1 + Math.exp(-u))),
  },
  {
    id: 'slope-not-squared',
    name: 'square missing in the slope',
    teacher: 'The slope is 1 - h where it is 1 - h^2.',
    student: 'The slope should be the same on both sides of 0: is yours?',
    of: (right) => withSlope(right, (u) => 1 - Math.tanh(u)),
  },
  {
    id: 'slope-of-preactivation',
    name: 'slope written with the preactivation for the output',
    teacher: 'The slope is 1 - u^2 of the preactivation; it is 1 - h^2 of the output.',
    student: 'Your formula for the slope holds for one of two matrices: which of them do you give to it?',
    of: (right) => withSlope(right, (u) => 1 - u ** 2),
  },
  {
    id: 'slope-of-activated-twice',
    name: 'activation applied twice in the slope',
    teacher: 'The slope is that at the output in place of the preactivation: the activation is applied twice.',
    student: 'Is what your derivative is given a preactivation, or an output already?',
    of: (right) => withSlope(right, (u) => 1 - Math.tanh(Math.tanh(u)) ** 2),
  },
  {
    id: 'slope-of-sigmoid',
    name: 'slope of the sigmoid',
    teacher: 'The slope is h (1 - h), which is that of the sigmoid.',
    student: 'To which activation does your formula for the slope belong?',
    of: (right) => withSlope(right, (u) => Math.tanh(u) * (1 - Math.tanh(u))),
  },
];
