/** A known mistake that was recognised: a part of the report's schema. */
import { Type, type Static } from '@sinclair/typebox';

export const Mistake = Type.Object(
  {
    id: Type.String({
      description: 'Which part of the reference, and which known mistake in it: `adam/no-bias-correction`.',
    }),
    name: Type.String({ description: 'A short phrase for a table: `no bias correction`.' }),
    student: Type.String({ description: 'A sentence to the student that points to the idea.' }),
    teacher: Type.String({ description: 'A sentence to the teacher: what the code does.' }),
    evidence: Type.Optional(
      Type.Object(
        {
          answers: Type.Integer({ minimum: 1, description: 'How many answers it explains: all that were given.' }),
          difference: Type.String({
            description: 'Largest difference between these answers and what the mistake gives, e.g. `3.1e-15`.',
          }),
        },
        { additionalProperties: false, description: 'How well it explains what was answered.' },
      ),
    ),
  },
  {
    additionalProperties: false,
    description: 'A known mistake that explains every answer that was given, where no other one does.',
  },
);

export type Mistake = Static<typeof Mistake>;
