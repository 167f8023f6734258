import { checks } from '../checks/index.ts';
import type { CheckContext, CheckOutcome } from '../checks/check.ts';
import type { AssignmentCheck } from '../intake/assignment-schema.ts';

/** What a check is run with; its options are in the assignment, which was held to its schema before. */
export type RunContext = Omit<CheckContext<never>, 'options'>;

type AnyCheck = (context: RunContext & { readonly options: AssignmentCheck['options'] }) => Promise<CheckOutcome>;

export async function runCheck(check: AssignmentCheck, context: RunContext): Promise<CheckOutcome> {
  // The schema ties `options` to `kind`; the type system cannot see that across a registry.
  const run = checks[check.kind].run as AnyCheck;
  return run({ ...context, options: check.options });
}
