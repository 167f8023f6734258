import { optimizerOf } from '../oracles/truths.ts';
import type { TargetSpec } from '../model/assignment.ts';
import type { Convention } from './check.ts';

/** Every combination of the conventions that an assignment accepts for a target, the usual one first. */
export function acceptedConventions(target: TargetSpec): readonly Convention[] {
  const known = knownConventions(target);
  return Object.entries(known).reduce<readonly Convention[]>(
    (combinations, [name, choices]) => {
      const accepted = target.conventions?.[name] ?? choices.slice(0, 1).map(({ value }) => value);
      return combinations.flatMap((combination) => accepted.map((value) => ({ ...combination, [name]: value })));
    },
    [{}],
  );
}

/** The convention in words, e.g. `epsilon inside the root`. */
export function describeConvention(
  target: TargetSpec,
  convention: Convention,
): readonly { readonly name: string; readonly value: string; readonly text: string }[] {
  const known = knownConventions(target);
  return Object.entries(convention).map(([name, value]) => ({
    name,
    value,
    text: known[name]?.find((choice) => choice.value === value)?.text ?? value,
  }));
}

function knownConventions(
  target: TargetSpec,
): Readonly<Record<string, readonly { readonly value: string; readonly text: string }[]>> {
  return 'optimizer' in target.oracle ? optimizerOf(target.oracle.optimizer).conventions : {};
}
