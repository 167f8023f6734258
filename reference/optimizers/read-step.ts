import { allFinite, type Vector } from '../numeric/vector.ts';
import type { Step, Stepped } from './optimizer.ts';

/** A state variable of a step. Throws a RangeError when it is missing. */
export function stateOf(step: Pick<Step, 'state'>, name: string): Vector {
  const value = step.state[name];
  if (value === undefined) throw new RangeError(`The step has no state variable named ${name}.`);
  return value;
}

/** A hyperparameter of a step. Throws a RangeError when it is missing. */
export function hyperparameterOf(step: Pick<Step, 'hyperparameters'>, name: string): number {
  const value = step.hyperparameters[name];
  if (value === undefined) throw new RangeError(`The step has no hyperparameter named ${name}.`);
  return value;
}

/**
 * A recovered gradient, or null where it cannot be told: a state variable was not returned, a vector has another length
 * than before, or the arithmetic leaves numbers that are not finite (a learning rate of 0 divides by it).
 */
export function recovered(
  before: Step,
  after: Stepped,
  needed: readonly string[],
  recover: () => Vector,
): Vector | null {
  const returned = [after.theta, ...needed.map((name) => after.state[name])];
  if (returned.some((vector) => vector?.length !== before.theta.length)) return null;
  const gradient = recover();
  return allFinite(gradient) ? gradient : null;
}
