import { Type } from '@sinclair/typebox';
import { Tolerance } from '../model/assignment.ts';
import { InputSpec } from './inputs/input-spec.ts';

/** Options that several kinds of checks share. */
export const closed = { additionalProperties: false } as const;

export const casesOption = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 2000, description: 'How many inputs are tried; 100 unless told.' }),
);
export const CASES = 100;

export const inputsOption = Type.Optional(
  Type.Record(Type.String(), InputSpec, {
    description: 'From where inputs are drawn, by role. Without it from where the oracle says that it lives.',
  }),
);

export const resultOption = Type.Optional(
  Type.String({
    description: 'For a target that returns functions: the role of the function to ask, e.g. `function`.',
  }),
);

export const methodOption = Type.Optional(
  Type.String({ description: 'For a target that is a class: the id of the method to ask, e.g. `backward`.' }),
);

export const compareOption = Type.Optional(
  Type.Array(Type.String(), {
    minItems: 1,
    description: 'Roles to compare, of what the method returns and changes. All of them unless told.',
  }),
);

export const ownOption = Type.Optional(
  Type.Array(Type.Object({ method: Type.String({ description: 'Id of the method.' }) }, closed), {
    minItems: 1,
    description:
      'Methods that this one builds on: where it disagrees with the reference, it is held to what the submission itself answers there, so that their mistakes are not paid for twice.',
  }),
);

export const hyperparametersOption = Type.Record(Type.String(), Type.Number(), {
  description: 'Hyperparameters by name, e.g. `{"learningRate": 0.01}`.',
});

export { Tolerance };
