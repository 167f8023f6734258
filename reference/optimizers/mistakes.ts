import type { Misconception } from '../misconception.ts';
import { add, combine, scale, zeros, type Vector } from '../numeric/vector.ts';
import type { Convention, Optimizer, Step, Stepped } from './optimizer.ts';
import { stateOf } from './read-step.ts';

/** Makes a wrong rule of a right one, or of one that is wrong already: so two mistakes can be put together. */
export type Wrong = Misconception<Optimizer>['of'];

/** The rule, asked something else than it should be. */
export const asked =
  (change: (step: Step) => Step): Wrong =>
  (right) => ({ ...right, step: (step, convention) => right.step(change(step), convention) });

/** The rule with something else than what it answers. */
const answered =
  (change: (after: Stepped, before: Step, convention: Convention) => Stepped): Wrong =>
  (right) => ({ ...right, step: (step, convention = {}) => change(right.step(step, convention), step, convention) });

/**
 * The rule with another move from theta to theta. It is asked for its step from 0, so that the move is exact however far
 * away theta is.
 */
export const moved =
  (change: (move: Vector, before: Step, after: Stepped, convention: Convention) => Vector): Wrong =>
  (right) => ({
    ...right,
    step(step, convention = {}) {
      const after = right.step({ ...step, theta: zeros(step.theta.length) }, convention);
      return { ...after, theta: add(step.theta, change(after.theta, step, after, convention)) };
    },
  });

/** The rule with other numbers in place of the hyperparameters that were chosen. */
export const chosen = (change: (given: Step['hyperparameters']) => Step['hyperparameters']): Wrong =>
  asked((step) => ({ ...step, hyperparameters: { ...step.hyperparameters, ...change(step.hyperparameters) } }));

/** The rule with another gradient than the one that was given. */
export const sloped = (change: (gradient: Vector) => Vector): Wrong =>
  asked((step) => ({ ...step, gradient: change(step.gradient) }));

/** The rule with another state before the step. */
export const remembering = (change: (step: Step) => Step['state']): Wrong =>
  asked((step) => ({ ...step, state: { ...step.state, ...change(step) } }));

/** The rule with another state after the step. */
export const leaving = (change: (after: Stepped, before: Step, convention: Convention) => Stepped['state']): Wrong =>
  answered((after, before, convention) => ({
    ...after,
    state: { ...after.state, ...change(after, before, convention) },
  }));

/** A hyperparameter, for a formula; NaN where there is none, which spoils every number that it goes into. */
export const given = ({ hyperparameters }: Pick<Step, 'hyperparameters'>, name: string): number =>
  hyperparameters[name] ?? NaN;

/** Entry by entry, of the state before the step and the gradient. */
export const madeOf = (step: Step, name: string, make: (before: number, gradient: number) => number): Vector =>
  combine(stateOf(step, name), step.gradient, make);

/** The move, entry by entry as many times as long. */
export const longer = (factor: (before: Step, after: Stepped, convention: Convention) => number): Wrong =>
  moved((move, before, after, convention) => scale(factor(before, after, convention), move));
