import { optimizerOf, stepInput } from '../../oracles/truths.ts';
import type { Roles } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import { sameStep, steppedOf } from '../noise-tolerant.ts';
import { DRAWN_ANEW } from './recovered.ts';
import type { RecoveredNoise } from './recovered.ts';

/** Round-off of recovering a gradient from a step, far below what drawing anew would make. */
const BOUNDS = { relative: 1e-6, absolute: 1e-6 };

/**
 * The noise by the oracle's own rule read backwards: for noise that cannot be switched off, because it is made from uniform draws.
 * null when a result has no gradient by that rule.
 */
export function noiseByOracle<Options>(
  context: CheckContext<Options>,
  cases: readonly Roles[],
  byCase: readonly (readonly Roles[])[],
): RecoveredNoise | null {
  const { oracle } = context.target;
  if (!('optimizer' in oracle)) return null;
  const optimizer = optimizerOf(oracle.optimizer);
  const states = optimizer.state.map(({ name }) => name);
  const conventions = context.convention ? [context.convention] : acceptedConventions(context.target);
  let best: RecoveredNoise | null = null;
  for (const convention of conventions) {
    const draws: number[][] = [];
    let same = true;
    for (const [index, results] of byCase.entries()) {
      const roles = cases[index];
      if (roles === undefined) return null;
      const before = stepInput(optimizer, roles);
      for (const result of results) {
        const after = steppedOf(result, states);
        const gradient = after && optimizer.recoverGradient(before, after, convention);
        if (!after || !gradient) return null;
        same &&= sameStep(optimizer.step({ ...before, gradient }, convention), after, BOUNDS);
        gradient.forEach((value, at) => (draws[at] ??= []).push(value - (before.gradient[at] ?? NaN)));
      }
    }
    if (same) return { draws, split: null };
    best ??= { draws, split: DRAWN_ANEW };
  }
  return best;
}
