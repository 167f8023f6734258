import type { ParameterSpec, ResultSpec, TargetSpec } from '../model/target.ts';

/** One form in which a target may be handed in: its names, what it takes, what it gives. */
export interface Form {
  readonly names: readonly string[];
  readonly parameters: readonly ParameterSpec[];
  readonly results: readonly ResultSpec[];
}

/** The target's own form, then its alternatives; without those of which each result is a function of its own. */
export function formsOf(target: TargetSpec): readonly Form[] {
  const { names, parameters, results, alternatives = [] } = target;
  const others = alternatives.filter(({ separate }) => separate !== true);
  return [{ names, parameters, results }, ...others.map((one) => ({ ...one, names: one.names ?? names }))];
}

/** The forms of which each result is a function of its own: `df_x(x, y)` and `df_y(x, y)`. */
export function separateFormsOf({ alternatives = [] }: TargetSpec): readonly Form[] {
  return alternatives.filter(({ separate }) => separate === true).map((one) => ({ ...one, names: [] }));
}

/** All names of which a host has to know that they are asked for, in any of a target's forms, its own first. */
export function namesOfTarget(target: TargetSpec): readonly string[] {
  const separate = separateFormsOf(target).flatMap(({ results }) => results.flatMap(({ names }) => names));
  return [...new Set([...formsOf(target).flatMap(({ names }) => names), ...separate])];
}
