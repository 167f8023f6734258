import { optimizerOf, stepInput } from '../oracles/truths.ts';
import { compareTensors } from '../compare/close.ts';
import type { CaseAnswer } from '../contract/respondent.ts';
import type { TargetSpec, Tolerance } from '../model/assignment.ts';
import type { Roles } from '../model/roles.ts';
import type { Convention } from './check.ts';

interface Asked {
  readonly target: TargetSpec;
  readonly options: { readonly tolerance: Tolerance };
  readonly noise: number | null;
}

/** In standard deviations: no normal noise goes beyond this in a lifetime of classes, P < 1e-15. */
const FARTHEST = 8;

/** Round-off of recovering a gradient, far below any noise; also relative to the gradient. */
const ROUNDING = 1e-6;

const FROM_UNIFORM =
  'The noise is made from uniform draws and could not be switched off; the rule was compared with the noise in place.';
const WITH_MEAN = 'The mean of the noise is not 0; the rule was compared with that mean in place.';

/**
 * Whether a rule is right but for noise that is still in the answers: a note that says so, or null when it is not.
 *
 * The gradient that a step must have used is recovered from its result. The rule is right when the oracle's step with that
 * gradient gives the same result, and the gradient is the given one up to noise: anything near for noise that is made from raw
 * uniform draws (a Box-Muller of one's own), which cannot be switched off; the same number in every case for normal draws,
 * of which their mean is left. Gradients up to 1000 are among the inputs, so a wrong factor shows. Whether the noise itself
 * is right is for `draws-noise` to say.
 */
export function rightUpToNoise(
  asked: Asked,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
  answers: readonly CaseAnswer[],
): string | null {
  const { noise, options } = asked;
  if (noise === null || inputs.length === 0) return null;
  const all = (source: 'uniform' | 'normal'): boolean =>
    inputs.every((_, index) => drawsOf(answers[index], source) > 0);
  const results = answers.map((answer) => (answer.kind === 'results' ? answer.roles : new Map()));
  if (all('uniform')) {
    const near = (shift: number, gradient: number): boolean =>
      Math.abs(shift) <= FARTHEST * noise + ROUNDING * Math.abs(gradient);
    const right = conventions.some((convention) =>
      gradientShifts(asked.target, convention, inputs, results, options.tolerance)?.every((shifts, index) =>
        shifts.every((shift, at) => near(shift, gradientOf(inputs[index])[at] ?? NaN)),
      ),
    );
    return right ? FROM_UNIFORM : null;
  }
  return all('normal') && constantShift(asked.target, conventions, inputs, results, options.tolerance)
    ? WITH_MEAN
    : null;
}

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
    const room = (index: number, at: number): number =>
      ROUNDING * Math.max(1, Math.abs(gradientOf(inputs[index])[at] ?? 0));
    if (
      first &&
      shifts?.every((one, index) =>
        one.every((shift, at) => Math.abs(shift - (first[at] ?? NaN)) <= room(0, at) + room(index, at)),
      )
    )
      return first;
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

function drawsOf(answer: CaseAnswer | undefined, source: 'uniform' | 'normal'): number {
  return answer?.kind === 'results' ? answer.draws[source] : 0;
}

function gradientOf(roles: Roles | undefined): readonly number[] {
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
