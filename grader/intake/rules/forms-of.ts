import type { ParameterSpec, ResultSpec, TargetSpec } from '../../model/target.ts';
import type { Path } from '../problem.ts';

/** A form in which a target may be handed in, with where it stands. */
export interface PlacedForm {
  readonly parameters: readonly ParameterSpec[];
  readonly results: readonly ResultSpec[];
  readonly path: Path;
}

/** The target's own form, and its alternatives. */
export function placedForms(id: string, { parameters, results, alternatives = [] }: TargetSpec): readonly PlacedForm[] {
  const path = ['targets', id];
  return [
    { parameters, results, path },
    ...alternatives.map((one, index) => ({ ...one, path: [...path, 'alternatives', index] })),
  ];
}
