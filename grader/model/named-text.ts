import { Type, type Static } from '@sinclair/typebox';

export const NamedText = Type.Object(
  {
    name: Type.String({ description: "Name of the parameter or result, in the student's terms." }),
    text: Type.String({ description: "The value, written in the student's own language." }),
  },
  { additionalProperties: false },
);

export type NamedText = Static<typeof NamedText>;
