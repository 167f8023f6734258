import { Type, type Static, type TObject } from '@sinclair/typebox';
import { checks } from '../checks/index.ts';
import { assignmentFields, checkFields } from '../model/assignment.ts';

type Kind = keyof typeof checks;

const closed = { additionalProperties: false } as const;

type CheckSpec = Static<TObject<typeof checkFields>> & { readonly kind: Kind; options: Record<string, unknown> };

/** One schema for each kind of check, told apart by `kind`. */
const anyCheck = Type.Unsafe<CheckSpec>({
  type: 'object',
  description: 'A check: what is asked of a target, for how many points.',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: Object.values(checks).map(({ kind, description, options }) =>
    Type.Object(
      {
        kind: Type.Literal(kind),
        ...checkFields,
        options: { ...options, description: 'What exactly is asked, as this kind of check wants it.' },
      },
      { ...closed, description },
    ),
  ),
});

/** The whole assignment. `specs/schema/assignment.schema.json` is written from it. */
export const AssignmentSchema = Type.Object(
  {
    ...assignmentFields,
    checks: Type.Array(anyCheck, { minItems: 1, description: 'What is asked, in the order of the pages.' }),
  },
  { ...closed, $id: 'assignment.schema.json', title: 'Plumbline assignment' },
);

export type Assignment = Static<typeof AssignmentSchema>;
export type AssignmentCheck = Assignment['checks'][number];
