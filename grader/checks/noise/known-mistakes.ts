import type { Mistake } from '../../model/mistake.ts';
import {
  noneDrawn,
  oneNumber,
  withoutStill,
  firstOnly,
  scaled,
  centred,
  uniform,
  moves,
  factors,
  inState,
} from './undone.ts';
import type { TellingNoise, Undone } from './undone.ts';

/** A known mistake in noise. Named where noise is right but for it. */
export interface KnownNoise extends Omit<Mistake, 'evidence'> {
  /** `certain` where no test is needed; null where it was not made. */
  readonly undo: (noise: TellingNoise) => Undone | 'certain' | null;
}

export const knownNoise: readonly KnownNoise[] = [
  {
    id: 'noise/none',
    name: 'no noise',
    teacher: 'The gradient is used as it is given: nothing random is added to it.',
    student: 'Each step should see its gradient through noise: call your function twice with the same arguments.',
    undo: noneDrawn,
  },
  {
    id: 'noise/fixed',
    name: 'the same noise in every step',
    teacher: 'The noise is one number that never changes: it is drawn once, or not drawn at all.',
    student: 'Each step needs draws of its own: when are yours drawn?',
    undo: oneNumber,
  },
  {
    id: 'noise/one-coordinate-only',
    name: 'noise on some coordinates only',
    teacher: 'Noise is added to some coordinates of the gradient, and none to the others.',
    student: 'Every coordinate of the gradient needs noise: what does each of them go through before it is used?',
    undo: withoutStill,
  },
  {
    id: 'noise/same-draw',
    name: 'one draw for all coordinates',
    teacher: 'One random number is drawn in a step, and added to every coordinate of the gradient.',
    student: 'Count the random numbers that one step draws, and the coordinates that need one.',
    undo: firstOnly,
  },
  {
    id: 'noise/scaled',
    name: 'another standard deviation',
    teacher: 'The noise is normal around 0, but its standard deviation is not the one that was asked for.',
    student: 'How far does your noise reach? Compare the width that you give it with the one that is asked for.',
    undo: scaled,
  },
  {
    id: 'noise/shifted',
    name: 'noise around another mean',
    teacher: 'The noise has the right spread, but its mean is not 0.',
    student: 'Noise should push as often one way as the other: around which number does yours lie?',
    undo: centred,
  },
  {
    id: 'noise/uniform',
    name: 'uniform noise',
    teacher: 'The noise is drawn from a uniform distribution, not from a normal one.',
    student: 'There is more than one way to draw at random: look at a histogram of a thousand draws of yours.',
    undo: uniform,
  },
  {
    id: 'noise/on-position',
    name: 'noise on the position',
    teacher: 'The noise is added to the step and not to the gradient: the learning rate does not scale it.',
    student: 'Noise on a gradient goes through the whole rule with it: where in the rule does yours come in?',
    undo: moves,
  },
  {
    id: 'noise/proportional',
    name: 'a random factor in place of noise',
    teacher: 'The gradient is multiplied by a random factor, where noise should be added to it.',
    student: 'There should be noise where the gradient is 0, too: would there be any in yours?',
    undo: factors,
  },
  {
    id: 'noise/drawn-twice',
    name: 'noise drawn twice in a step',
    teacher: 'What is accumulated and what moves the parameters are given different draws.',
    student: 'One step sees one noisy gradient: count how often you draw for a coordinate.',
    undo: inState,
  },
];
