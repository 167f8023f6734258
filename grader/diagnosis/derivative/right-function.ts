import type { Roles } from '../../model/roles.ts';
import type { TargetSpec } from '../../model/target.ts';
import { testFunctionOf } from '../../oracles/truths.ts';

/** Rounding, in a function that is written another way. */
const ROUNDING = 1e-9;

/**
 * Whether a submission's own function is the one whose derivative a target is: only then is a mistake in the derivative one of
 * the derivative.
 */
export function isRightFunction(
  { oracle }: TargetSpec,
  own: (theta: readonly number[]) => number,
  inputs: readonly Roles[],
): boolean {
  if (!('gradientOf' in oracle)) return false;
  const right = testFunctionOf(oracle.gradientOf);
  return inputs.every((roles) => {
    const theta = roles.get('theta')?.data ?? [];
    const [want, got] = [right.value(theta), own(theta)];
    return Number.isNaN(want) || Math.abs(want - got) <= ROUNDING * Math.max(1, Math.abs(want));
  });
}
