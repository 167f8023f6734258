import { Type, type Static } from '@sinclair/typebox';
import { closed, hyperparametersOption, Tolerance } from '../options.ts';

/** What may be set of a `follows-trajectory` check. */
export const TrajectoryOptions = Type.Object(
  {
    on: Type.Optional(
      Type.String({ description: 'For an update rule: id of the test function on which the steps are taken.' }),
    ),
    starts: Type.Array(Type.Array(Type.Number(), { minItems: 1 }), {
      minItems: 1,
      maxItems: 20,
      description: 'Points to start from.',
    }),
    steps: Type.Integer({ minimum: 1, maximum: 5000, description: 'How many steps, from each start.' }),
    hyperparameters: hyperparametersOption,
    derivative: Type.Optional(
      Type.String({
        description:
          "For descent: the target with the student's own derivative. Descent that follows it is right, whatever the derivative.",
      }),
    ),
    history: Type.Optional(
      Type.Boolean({
        description:
          'For descent: asks once from each start and compares the points that the solution itself writes down (the result with the role `history`).',
      }),
    ),
    tolerance: Tolerance,
  },
  closed,
);
export type TrajectoryOptions = Static<typeof TrajectoryOptions>;
