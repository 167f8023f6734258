import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { sizeOf } from '../../contract/parts.ts';
import { scalar } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { TargetSpec } from '../../model/target.ts';
import { namedShapes } from '../inputs/theta-shapes.ts';
import type { Point } from './paths.ts';

/** What an update rule is told of the function on which it steps. */
export type Slope = Pick<TestFunction, 'gradient'>;

/** The shape in which theta is handed over: the largest of the target's that holds whole points of the function. */
export function shapeOnFunction(target: TargetSpec, { variables }: TestFunction): readonly number[] {
  const fitting = (namedShapes(target) ?? []).filter((shape) => sizeOf(shape) % variables.length === 0);
  const [first] = fitting;
  // A vector of any size has the size of the function.
  return first === undefined
    ? [variables.length]
    : fitting.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
}

/** The function, side by side with itself: each point of it is a part of the whole that is stepped on. */
export function sideBySide(on: TestFunction): Slope {
  const width = on.variables.length;
  return {
    gradient: (theta) =>
      Array.from({ length: theta.length / width }, (_, copy) =>
        on.gradient(theta.slice(copy * width, (copy + 1) * width)),
      ).flat(),
  };
}

/** So many starts in a row that they fill the whole, beginning with one of them. */
export function startsInARow(starts: readonly Point[], first: number, size: number): Point {
  const whole: number[] = [];
  for (let next = first; whole.length < size; next += 1) whole.push(...(starts[next % starts.length] ?? []));
  return whole;
}

/** Whether steps are made by an object that keeps its state itself. */
export function keepsItsState({ methods }: TargetSpec): boolean {
  return methods !== undefined;
}

interface StepAt {
  readonly theta: Point;
  readonly gradient: Point;
  readonly state: Readonly<Record<string, Point>>;
  readonly iteration: number;
}

/** One step in roles. @param shape of theta, and of all that is as long */
export function stepCase(
  { theta, gradient, state, iteration }: StepAt,
  hyperparameters: Readonly<Record<string, number>>,
  shape: readonly number[],
): Roles {
  const tensor = (data: Point): Tensor => ({ shape, data });
  return new Map<string, Tensor>([
    ['theta', tensor(theta)],
    ['gradient', tensor(gradient)],
    ['iteration', scalar(iteration)],
    ...Object.entries(state).map(([name, values]): [string, Tensor] => [`state.${name}`, tensor(values)]),
    ...Object.entries(hyperparameters).map(([name, value]): [string, Tensor] => [
      `hyperparameters.${name}`,
      scalar(value),
    ]),
  ]);
}

/** An object is given the right position at each step: what is wrong after the first one is what it keeps. */
export function hintFor(target: TargetSpec, partsAt: number): string {
  return keepsItsState(target) && partsAt > 1
    ? ' The steps before are right, so it is what the object keeps from one step to the next: its moments, or the number of steps.'
    : '';
}
