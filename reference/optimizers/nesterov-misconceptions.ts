import type { Misconception } from '../misconception.ts';
import { blend } from '../numeric/vector.ts';
import { given } from './mistakes.ts';
import { velocityMisconceptions } from './momentum-misconceptions.ts';
import type { Optimizer } from './optimizer.ts';
import { stateOf } from './read-step.ts';

/**
 * Known mistakes in Nesterov momentum. Where the gradient is taken shows only where a whole path is descended: a single
 * step is given its gradient.
 */
export const nesterovMisconceptions: readonly Misconception<Optimizer>[] = [
  {
    id: 'no-look-ahead',
    name: 'no look-ahead: plain momentum',
    teacher: 'Takes the gradient where it is, in place of where its velocity leads: plain momentum.',
    student: 'The point at which the gradient is taken is what sets this rule apart from plain momentum.',
    of: lookingAhead(() => 0),
  },
  {
    id: 'looks-back',
    name: 'look-ahead to the wrong side',
    teacher: 'Takes the gradient where it came from: it adds the velocity, where it should subtract it.',
    student: 'See whether your look-ahead looks ahead: compare its sign with that of the step.',
    of: lookingAhead((gamma) => gamma),
  },
  {
    id: 'full-look-ahead',
    name: 'look-ahead by the whole velocity',
    teacher: 'Takes the gradient a whole velocity ahead, without the momentum factor.',
    student: 'Think about how far the velocity alone leads in the next step.',
    of: lookingAhead(() => -1),
  },
  {
    id: 'half-look-ahead',
    name: 'look-ahead half-way',
    teacher: 'Takes the gradient half-way to where the velocity leads.',
    student: 'Think about how far the velocity alone leads in the next step.',
    of: lookingAhead((gamma) => -gamma / 2),
  },
  {
    id: 'squared-look-ahead',
    name: 'momentum factor twice in the look-ahead',
    teacher: 'Multiplies the velocity in its look-ahead by the momentum factor twice.',
    student: 'Count how often your velocity is damped before you look ahead by it.',
    of: lookingAhead((gamma) => -(gamma ** 2)),
  },
  ...velocityMisconceptions,
];

/** With the gradient taken at theta + share * v. */
function lookingAhead(share: (gamma: number) => number): Misconception<Optimizer>['of'] {
  return (right) => ({
    ...right,
    gradientAt: (step) => blend(1, step.theta, share(given(step, 'momentum')), stateOf(step, 'velocity')),
  });
}
