import type { AssignmentCheck } from '../assignment-schema.ts';
import type { InputSpec } from '../../checks/inputs/input-spec.ts';

/** Options that several kinds of checks have; the schema has validated them, kind by kind. */
interface CommonOptions {
  readonly of?: string;
  readonly ofResult?: string;
  readonly derivative?: string;
  readonly result?: string;
  readonly law?: string;
  readonly on?: string;
  readonly starts?: readonly (readonly number[])[];
  readonly hyperparameters?: Readonly<Record<string, number>>;
  readonly inputs?: Readonly<Record<string, InputSpec>>;
  readonly history?: boolean;
  readonly method?: string;
  readonly compare?: readonly string[];
  readonly own?: readonly { readonly method: string }[];
  readonly data?: string;
  readonly layers?: readonly { readonly target: string; readonly size: number }[];
}

export function optionsOf(check: AssignmentCheck): CommonOptions {
  return check.options;
}
