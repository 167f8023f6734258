import { optimizerOf, stepInput } from '../../oracles/truths.ts';
import { compareTensors } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { Roles } from '../../model/roles.ts';
import type { Convention } from '../check.ts';

/** Round-off of recovering a gradient, far below any noise; also relative to the gradient. */
const ROUNDING = 1e-6;

/**
 * What a right rule adds to every gradient, coordinate by coordinate, whatever the gradient: the mean of its noise. null when
 * it is not the same in every case, or the rule is not the right one.
 */
export function constantShift(
  target: TargetSpec,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
  results: readonly Roles[],
  tolerance: Bounds,
): readonly number[] | null {
  for (const convention of conventions) {
    const shifts = gradientShifts(target, convention, inputs, results, tolerance);
    const [first] = shifts ?? [];
    const middle = first?.map((_, at) => median((shifts ?? []).map((shift) => shift[at] ?? NaN)));
    if (
      middle &&
      shifts?.every((one, index) =>
        one.every((shift, at) => Math.abs(shift - (middle[at] ?? NaN)) <= rounding(inputs[index], at)),
      )
    )
      return middle;
  }
  return null;
}

/** How far the gradient that each step must have used is from the one given; null when one step is not the oracle's for any gradient. */
export function gradientShifts(
  target: TargetSpec,
  convention: Convention,
  inputs: readonly Roles[],
  results: readonly Roles[],
  tolerance: Bounds,
): readonly (readonly number[])[] | null {
  const { oracle } = target;
  if (!('optimizer' in oracle)) return null;
  const optimizer = optimizerOf(oracle.optimizer);
  const states = optimizer.state.map(({ name }) => name);
  const shifts: (readonly number[])[] = [];
  for (const [index, roles] of inputs.entries()) {
    const before = stepInput(optimizer, roles);
    const after = steppedOf(results[index] ?? new Map(), states);
    const gradient = after && optimizer.recoverGradient(before, after, convention);
    if (!gradient || !sameStep(optimizer.step({ ...before, gradient }, convention), after, tolerance)) return null;
    shifts.push(gradient.map((value, at) => value - (before.gradient[at] ?? NaN)));
  }
  return shifts;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Round-off of recovering one coordinate of this gradient. */
export function rounding(roles: Roles | undefined, at: number): number {
  return ROUNDING * Math.max(1, Math.abs(gradientOf(roles)[at] ?? 0));
}

export function gradientOf(roles: Roles | undefined): readonly number[] {
  return roles?.get('gradient')?.data ?? [];
}

type Bounds = Pick<Tolerance, 'relative' | 'absolute'>;

interface Stepped {
  readonly theta: readonly number[];
  readonly state: Readonly<Record<string, readonly number[]>>;
}

/** What a step returned, as the optimizer has it; null when a part is missing. */
function steppedOf(roles: Roles, states: readonly string[]): Stepped | null {
  const theta = roles.get('theta');
  const state = states.map((name) => [name, roles.get(`state.${name}`)?.data] as const);
  if (theta === undefined || state.some(([, data]) => data === undefined)) return null;
  return { theta: theta.data, state: Object.fromEntries(state.map(([name, data]) => [name, data ?? []])) };
}

function sameStep(one: Stepped, other: Stepped, tolerance: Bounds): boolean {
  const agrees = (a: readonly number[], b: readonly number[]): boolean =>
    compareTensors({ shape: [a.length], data: a }, { shape: [b.length], data: b }, tolerance).agrees;
  return (
    agrees(one.theta, other.theta) &&
    Object.entries(one.state).every(([name, values]) => agrees(values, other.state[name] ?? []))
  );
}
