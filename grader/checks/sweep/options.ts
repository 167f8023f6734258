import { Type, type Static } from '@sinclair/typebox';
import { closed, Tolerance } from '../options.ts';

const VariedRole = Type.Union(
  [Type.Literal('start'), Type.Literal('hyperparameters.learningRate'), Type.Literal('epochs')],
  { description: 'What is varied.' },
);

const Names = Type.Array(Type.String({ minLength: 1 }), {
  minItems: 1,
  description: 'Accepted names of the variable, among those of the target; all of them unless told.',
});

const Varied = Type.Object(
  {
    role: VariedRole,
    names: Type.Optional(Names),
    least: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 10_000, description: 'How many values at least; 2 unless told.' }),
    ),
    covers: Type.Optional(
      Type.Tuple([Type.Number(), Type.Number()], {
        description: 'The values reach from at most the first number to at least the second.',
      }),
    ),
  },
  { ...closed, description: 'A thing that is varied, and the variable with its values.' },
);

/** What may be set of a `notebook-variables` check. */
export const SweepOptions = Type.Object(
  {
    over: Type.Array(Varied, {
      minItems: 1,
      maxItems: 2,
      description:
        'What is varied: one thing, or two (then there is a result for each pair; rows and columns may be either way round).',
    }),
    results: Type.Optional(Names),
    fixed: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(Type.Union([Type.Number(), Type.Array(Type.Number(), { minItems: 1 })]), { minItems: 1 }),
        {
          description:
            'For what is not varied, by role: values that are accepted where no variable with a name of that role fits, e.g. `{"epochs": [1000], "start": [0]}`.',
        },
      ),
    ),
    derivative: Type.Optional(
      Type.String({
        description:
          "The target with the student's own derivative: results that follow it are right, whatever the derivative.",
      }),
    ),
    descent: Type.Optional(
      Type.String({
        description:
          "The target with the student's own descent: results that follow it are right too, for its mistakes are paid there.",
      }),
    ),
    atLeast: Type.Optional(
      Type.Object(
        {
          epochs: Type.Integer({
            minimum: 1,
            maximum: 100_000,
            description: 'So many epochs at least, so that most descents arrive.',
          }),
        },
        { ...closed, description: 'For what is not varied: what it has to be at least.' },
      ),
    ),
    tolerance: Tolerance,
  },
  closed,
);
export type SweepOptions = Static<typeof SweepOptions>;
export type Varied = Static<typeof Varied>;
export type VariedRole = Static<typeof VariedRole>;
