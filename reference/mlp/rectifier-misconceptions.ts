import type { Misconception } from '../misconception.ts';
import { withSlope } from './change-layer.ts';
import type { Layer } from './layer.ts';

/** Known mistakes in the slope of what passes above 0, and below it as it is or hardly at all. @param leak how much passes below 0 */
export const rectifierMisconceptions = (leak: number): readonly Misconception<Layer>[] => [
  {
    id: 'slope-as-quotient',
    name: 'slope written as output over input',
    teacher: 'The slope is written as the output divided by the preactivation: 0 / 0 where that is 0.',
    student: 'At exactly 0 your slope is not a number: what is divided by what there?',
    of: (right) => withSlope(right, (u, slope) => (u === 0 ? NaN : slope)),
  },
  {
    id: 'output-for-slope',
    name: 'activation in place of its derivative',
    teacher: 'The derivative gives the activation itself.',
    student: 'How steep is the activation, and how large is it? Which of the two do you return?',
    of: (right) => withSlope(right, (u) => (u > 0 ? u : leak * u)),
  },
];
