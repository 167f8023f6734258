import type { Vector } from './numeric/vector.ts';
import {
  fullHyperparameters,
  initialState,
  type Convention,
  type Optimizer,
  type Stepped,
} from './optimizers/optimizer.ts';
import { hyperparameterOf } from './optimizers/read-step.ts';
import { fixed } from './schedules/fixed.ts';
import type { Schedule } from './schedules/schedule.ts';

export interface DescentSettings {
  readonly gradient: (theta: Vector) => Vector;
  readonly start: Vector;
  readonly optimizer: Optimizer;
  /** Defaults of the optimizer where not given. */
  readonly hyperparameters?: Readonly<Record<string, number>>;
  /** How many steps to take; a whole number >= 0. */
  readonly steps: number;
  /** `fixed` unless told. */
  readonly schedule?: Schedule;
  readonly convention?: Convention;
}

export interface Descent {
  /** The points: `steps` + 1 of them, the start first. */
  readonly path: readonly Vector[];
  /** The gradient that each step used, taken where the optimizer asks for it: `steps` of them. */
  readonly gradients: readonly Vector[];
  /** The learning rate of each step: `steps` of them. */
  readonly rates: readonly number[];
  /** The optimizer's state: `steps` + 1 of them, zeros first. */
  readonly states: readonly Readonly<Record<string, Vector>>[];
}

/**
 * The whole way of an optimizer from a start. Goes on to the last step even when numbers are no longer finite: where a
 * path diverges is worth seeing.
 */
export function descend(settings: DescentSettings): Descent {
  const { gradient, start, optimizer, steps, schedule = fixed, convention } = settings;
  const hyperparameters = fullHyperparameters(optimizer, settings.hyperparameters);
  const learningRate = hyperparameterOf({ hyperparameters }, 'learningRate');
  let current: Stepped = { theta: [...start], state: initialState(optimizer, start.length) };
  const points: Stepped[] = [current];
  const gradients: Vector[] = [];
  const rates: number[] = [];
  for (let epoch = 0; epoch < steps; epoch++) {
    const before = { ...current, iteration: epoch + 1, hyperparameters };
    const slope = gradient(optimizer.gradientAt(before));
    const rate = schedule.rate({ learningRate, gradient: slope, epoch, epochs: steps });
    const step = { ...before, gradient: slope, hyperparameters: { ...hyperparameters, learningRate: rate } };
    current = optimizer.step(step, convention);
    points.push(current);
    gradients.push(slope);
    rates.push(rate);
  }
  return { path: points.map(({ theta }) => theta), gradients, rates, states: points.map(({ state }) => state) };
}
