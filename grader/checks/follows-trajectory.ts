import type { Check } from './check.ts';
import { followDescent } from './trajectory/descent.ts';
import { TrajectoryOptions } from './trajectory/options.ts';
import { followUpdates } from './trajectory/updates.ts';

/** Many steps from given starts: names the first step that parts from the oracle's. */
export const followsTrajectory: Check<typeof TrajectoryOptions> = {
  kind: 'follows-trajectory',
  description:
    "Takes the same steps as the reference, many in a row, and names the first step that parts from the reference's.",
  options: TrajectoryOptions,
  alsoNeeds: ({ derivative }) => (derivative === undefined ? [] : [derivative]),
  run: (context) => ('descentOn' in context.target.oracle ? followDescent(context) : followUpdates(context)),
};
