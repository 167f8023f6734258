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

/**
 * For noise that is made from raw uniform draws (a Box-Muller of one's own) and so cannot be switched off: the gradient that
 * a step must have used is recovered from its result. The rule is right when the oracle's step with that gradient gives
 * the same result, and the gradient is the given one up to noise; gradients up to 1000 are among the inputs, so a wrong
 * factor shows. Whether the noise itself is right is for `draws-noise` to say.
 */
export function agreesUpToNoise(asked: Asked, conventions: readonly Convention[], inputs: readonly Roles[], answers: readonly CaseAnswer[]): boolean {
  const { oracle } = asked.target;
  const { noise } = asked;
  if (noise === null || !('optimizer' in oracle)) return false;
  const optimizer = optimizerOf(oracle.optimizer);
  if (inputs.length === 0 || !answers.some((answer) => answer.kind === 'results' && answer.draws.uniform > 0)) return false;
  return conventions.some((convention) =>
    inputs.every((roles, index) => {
      const answer = answers[index];
      if (answer?.kind !== 'results' || answer.draws.uniform === 0) return false;
      const before = stepInput(optimizer, roles);
      const after = steppedOf(answer.roles, optimizer.state.map(({ name }) => name));
      const gradient = after && optimizer.recoverGradient(before, after, convention);
      if (!gradient || !after) return false;
      const near = gradient.every((value, at) => Math.abs(value - (before.gradient[at] ?? NaN)) <= FARTHEST * noise + 1e-6 * Math.abs(value));
      return near && sameStep(optimizer.step({ ...before, gradient }, convention), after, asked.options.tolerance);
    }),
  );
}

interface Stepped {
  readonly theta: readonly number[];
  readonly state: Readonly<Record<string, readonly number[]>>;
}

/** What a step returned, as the optimizer has it; null when a part is missing. */
export function steppedOf(roles: Roles, states: readonly string[]): Stepped | null {
  const theta = roles.get('theta');
  const state = states.map((name) => [name, roles.get(`state.${name}`)?.data] as const);
  if (theta === undefined || state.some(([, data]) => data === undefined)) return null;
  return { theta: theta.data, state: Object.fromEntries(state.map(([name, data]) => [name, data ?? []])) };
}

export function sameStep(one: Stepped, other: Stepped, tolerance: Pick<Tolerance, 'relative' | 'absolute'>): boolean {
  const agrees = (a: readonly number[], b: readonly number[]): boolean =>
    compareTensors({ shape: [a.length], data: a }, { shape: [b.length], data: b }, tolerance).agrees;
  return agrees(one.theta, other.theta) && Object.entries(one.state).every(([name, values]) => agrees(values, other.state[name] ?? []));
}
