import { Type, type Static } from '@sinclair/typebox';
import { closed, hyperparametersOption, Tolerance } from './options.ts';
import type { Check } from './check.ts';
import { followDescent } from './trajectory/descent.ts';
import { followUpdates } from './trajectory/updates.ts';

const Options = Type.Object(
  {
    on: Type.Optional(
      Type.String({ description: 'For an update rule: id of the test function on which the steps are taken.' }),
    ),
    starts: Type.Array(Type.Array(Type.Number(), { minItems: 1 }), {
      minItems: 1,
      maxItems: 20,
      description: 'Points to start from.',
    }),
    steps: Type.Integer({ minimum: 1, maximum: 5000 }),
    hyperparameters: hyperparametersOption,
    derivative: Type.Optional(
      Type.String({
        description:
          "For descent: the target with the student's own derivative. Descent that follows it is right, whatever the derivative.",
      }),
    ),
    tolerance: Tolerance,
  },
  closed,
);
export type TrajectoryOptions = Static<typeof Options>;

/** Many steps from given starts: names the first step that parts from the oracle's. */
export const followsTrajectory: Check<typeof Options> = {
  kind: 'follows-trajectory',
  description:
    "Takes the same steps as the reference, many in a row, and names the first step that parts from the reference's.",
  options: Options,
  alsoNeeds: ({ derivative }) => (derivative === undefined ? [] : [derivative]),
  run: (context) => ('descentOn' in context.target.oracle ? followDescent(context) : followUpdates(context)),
};
