import type { Roles } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import { gradientShifts } from './shifts.ts';
import type { RecoveredNoise } from './recovered.ts';

/** Round-off of recovering a gradient from a step, far below what another rule would make. */
const BOUNDS = { relative: 1e-6, absolute: 1e-6 };

/**
 * The noise by the oracle's own rule read backwards: for noise that cannot be switched off, because it is made from uniform draws.
 * null when a result is not a step by that rule, whatever the gradient.
 */
export function noiseByOracle<Options>(
  context: CheckContext<Options>,
  cases: readonly Roles[],
  byCase: readonly (readonly Roles[])[],
): RecoveredNoise | null {
  const inputs = cases.flatMap((roles, index) => (byCase[index] ?? []).map(() => roles));
  const conventions = context.convention ? [context.convention] : acceptedConventions(context.target);
  for (const convention of conventions) {
    const shifts = gradientShifts(context.target, convention, inputs, byCase.flat(), BOUNDS);
    if (shifts === null) continue;
    const coordinates = [...(shifts[0]?.keys() ?? [])];
    let done = 0;
    const draws = byCase.map(({ length }) => {
      const own = shifts.slice(done, (done += length));
      return coordinates.map((at) => own.map((shift) => shift[at] ?? NaN));
    });
    return { draws, split: null };
  }
  return null;
}
