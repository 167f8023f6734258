import { Type, type Static } from '@sinclair/typebox';
import { closed, Tolerance } from '../options.ts';

/** What may be set of a `reaches-minimum` check. */
export const ReachingOptions = Type.Object(
  {
    starts: Type.Array(Type.Array(Type.Number(), { minItems: 1 }), {
      minItems: 1,
      maxItems: 200,
      description: 'Points to start from.',
    }),
    epochs: Type.Integer({ minimum: 1, maximum: 100_000, description: 'How many steps.' }),
    learningRate: Type.Number({ exclusiveMinimum: 0, description: 'Of every step.' }),
    expect: Type.Union([Type.Literal('basin-minimum'), Type.Literal('stays'), Type.Literal('leaves')], {
      description:
        '`basin-minimum`: ends in the minimum of the basin in which it starts. `stays`: starts where the slope is 0, and stays there. `leaves`: starts there too, but ends near a minimum, whatever the means (noise, another start, momentum).',
    }),
    derivative: Type.Optional(
      Type.String({
        description: "The target with the student's own derivative: descent that ends where it leads is right.",
      }),
    ),
    tolerance: Tolerance,
  },
  closed,
);
export type ReachingOptions = Static<typeof ReachingOptions>;
