import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;

/** A picture that a notebook came with. */
export const Picture = Type.Object(
  {
    cell: Type.Integer({
      description: 'Notebook cell that it is the output of, counted from 1 over all cells.',
    }),
    mediaType: Type.Union([Type.Literal('image/png'), Type.Literal('image/jpeg')], {
      description: 'What its bytes were found to be.',
    }),
    width: Type.Integer({ minimum: 1, description: 'In pixels.' }),
    height: Type.Integer({ minimum: 1, description: 'In pixels.' }),
    base64: Type.String({ description: 'Its bytes, written anew: nothing but the picture is left in them.' }),
  },
  closed,
);

export type Picture = Static<typeof Picture>;
