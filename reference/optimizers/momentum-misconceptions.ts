import type { Misconception } from '../misconception.ts';
import { blend, scale, subtract } from '../numeric/vector.ts';
import { anyStep, constantRates, kebab } from './common-misconceptions.ts';
import { asked, chosen, given, leaving, longer, moved, sloped } from './mistakes.ts';
import type { Optimizer } from './optimizer.ts';
import { stateOf } from './read-step.ts';

/** Momenta that are met written out in the code. */
const USUAL = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99] as const;

const byRate = longer((before) => given(before, 'learningRate'));

/** Known mistakes in a step with a velocity, wherever its gradient was taken. */
export const velocityMisconceptions: readonly Misconception<Optimizer>[] = [
  ...anyStep,
  ...constantRates,
  ...USUAL.map((gamma) => ({
    id: `momentum-of-${kebab(gamma)}`,
    name: `momentum ${gamma}, whatever is given`,
    teacher: `Takes a momentum of ${gamma}, whatever momentum it is given.`,
    student: 'Your step should change when it is given another momentum.',
    of: chosen(() => ({ momentum: gamma })),
  })),
  {
    id: 'no-velocity',
    name: 'no velocity',
    teacher: 'Leaves out what is left of the velocity before: it is plain gradient descent.',
    student: 'Look at what is left in your step of the steps before it.',
    of: chosen(() => ({ momentum: 0 })),
  },
  {
    id: 'undamped-velocity',
    name: 'velocity without momentum factor',
    teacher: 'Keeps all of the velocity, where it should keep its share gamma.',
    student: 'There should be some friction: look at how much of the old velocity is kept at each step.',
    of: chosen(() => ({ momentum: 1 })),
  },
  {
    id: 'gradient-reversed',
    name: 'gradient with the wrong sign in the velocity',
    teacher:
      'Subtracts the gradient in the velocity, and the velocity from the position: so the gradient leads uphill.',
    student: 'Follow the gradient on its way into the position, and count the minus signs.',
    of: sloped((gradient) => scale(-1, gradient)),
  },
  {
    id: 'velocity-reversed',
    name: 'velocity with the opposite sign',
    teacher: 'Keeps the velocity with the opposite sign: v = gamma * v - alpha * g, theta = theta + v.',
    student:
      'Your velocity points the other way than the one that the formula has. Compare the signs in both lines of it.',
    of: (right) => ({
      ...right,
      step(step, convention) {
        const state = { ...step.state, velocity: scale(-1, stateOf(step, 'velocity')) };
        const after = right.step({ ...step, state }, convention);
        return { ...after, state: { ...after.state, velocity: scale(-1, stateOf(after, 'velocity')) } };
      },
    }),
  },
  {
    id: 'damped-gradient',
    name: 'gradient times 1 - gamma',
    teacher: 'Weighs the gradient with 1 - gamma: a running mean, where the velocity is a sum.',
    student: 'Think about what the velocity is: a mean of the gradients, or what they add up to.',
    of: asked((step) => ({ ...step, gradient: scale(1 - given(step, 'momentum'), step.gradient) })),
  },
  {
    id: 'damps-all',
    name: 'momentum factor on the gradient, too',
    teacher: 'Multiplies the new gradient by gamma as well, not the old velocity alone.',
    student: 'Think of friction: it takes its share of the old velocity, not of the new push.',
    of: asked((step) => ({ ...step, gradient: scale(given(step, 'momentum'), step.gradient) })),
  },
  {
    id: 'rate-outside',
    name: 'learning rate outside of the velocity',
    teacher:
      'Leaves the learning rate out of the velocity, and multiplies the velocity by it: v = gamma * v + g, theta = theta - alpha * v.',
    student: 'Look at what the learning rate scales: each new gradient, or all that has gathered.',
    of: (right) => byRate(chosen(() => ({ learningRate: 1 }))(right)),
  },
  {
    id: 'rate-outside-and-mean',
    name: 'velocity as a running mean of gradients',
    teacher:
      'Keeps a running mean of the gradients, and multiplies it by the learning rate: v = gamma * v + (1 - gamma) * g, theta = theta - alpha * v.',
    student:
      'Think about what the velocity is, a mean of the gradients or what they add up to, and about what the learning rate scales.',
    of: (right) => byRate(chosen(({ momentum = NaN }) => ({ learningRate: 1 - momentum }))(right)),
  },
  {
    id: 'rate-twice',
    name: 'learning rate applied twice',
    teacher: 'Multiplies by the learning rate in the velocity, and again in the step.',
    student: 'Count how often the learning rate gets into your step on its way.',
    of: byRate,
  },
  {
    id: 'rate-and-momentum-swapped',
    name: 'learning rate and momentum swapped',
    teacher: 'Takes the learning rate for the momentum, and the momentum for the learning rate.',
    student: 'Two of the numbers that your step is given have changed places.',
    of: chosen(({ learningRate = NaN, momentum = NaN }) => ({ learningRate: momentum, momentum: learningRate })),
  },
  {
    id: 'old-velocity',
    name: 'step taken before the velocity is updated',
    teacher: 'Moves with the velocity from before the step, and updates it afterwards.',
    student: 'Look at the order of your lines, and at which velocity it is that moves the position.',
    of: moved((_, before) => scale(-1, stateOf(before, 'velocity'))),
  },
  {
    id: 'velocity-not-kept',
    name: 'new velocity not returned',
    teacher: 'Returns the velocity that it was given, in place of the new one.',
    student: 'The next step should know of this one: look at what your function returns.',
    of: leaving((_, before) => ({ velocity: stateOf(before, 'velocity') })),
  },
  {
    id: 'gradient-twice',
    name: 'gradient applied twice',
    teacher: 'Subtracts the gradient from the position once more, beside the velocity that it is in already.',
    student: 'Count the ways by which the gradient gets into the new position.',
    of: moved((move, before) => blend(1, move, -given(before, 'learningRate'), before.gradient)),
  },
  {
    id: 'velocity-twice',
    name: 'old velocity applied twice',
    teacher: 'Subtracts the old velocity from the position once more, beside the new one that it is in already.',
    student: 'Count the ways by which the old velocity gets into the new position.',
    of: moved((move, before) => blend(1, move, -given(before, 'momentum'), stateOf(before, 'velocity'))),
  },
  {
    id: 'shifted-variable',
    name: "a library's form of Nesterov momentum",
    teacher:
      'Moves by gamma times the new velocity, and by the gradient besides: Nesterov momentum as libraries write it, for a gradient taken at theta.',
    student:
      'There are two rules with a velocity, and one of your lines belongs to the other one: think about the point at which your gradient is taken.',
    of: moved((_, before, after) =>
      blend(-given(before, 'momentum'), stateOf(after, 'velocity'), -given(before, 'learningRate'), before.gradient),
    ),
  },
  {
    id: 'step-without-velocity',
    name: 'velocity kept, but not used',
    teacher: 'Updates the velocity, but moves by learning rate times gradient.',
    student: 'You keep a velocity; look at what the position is moved by.',
    of: moved((_, before) => scale(-given(before, 'learningRate'), before.gradient)),
  },
  {
    id: 'velocity-forgotten',
    name: 'each velocity starts from the new step',
    teacher: 'Keeps only learning rate times gradient as the velocity for the next step.',
    student: 'Look at what the next step knows of the steps before this one.',
    of: leaving((after, before) => ({
      velocity: subtract(stateOf(after, 'velocity'), scale(given(before, 'momentum'), stateOf(before, 'velocity'))),
    })),
  },
];
