import fc from 'fast-check';
import type { CheckContext } from '../check.ts';
import { casesFor } from '../inputs/cases.ts';
import { CONTROLS, isTrivial } from '../trivial.ts';

export const BESIDE_NOTHING =
  'It is right, but the function beside it gives the same whatever it is given, or what it was given: nothing can be told from it.';

/**
 * Whether a constant stands beside no function that is one: the optimum of what always gives the same, or hands back what it was given,
 * may be right by chance.
 */
export async function isBesideNothing({
  target,
  targetId,
  student,
  seed,
}: Pick<CheckContext<unknown>, 'target' | 'targetId' | 'student' | 'seed'>): Promise<boolean> {
  const beside = target.results.filter(({ callable }) => (callable?.parameters.length ?? 0) > 0);
  if (beside.length === 0) return false;
  const inputs = fc.sample(casesFor(target, {}), { seed, numRuns: CONTROLS });
  for (const { role } of beside) {
    const reply = await student.ask({ target: targetId, cases: inputs, result: role });
    // What stops or never ends is no function that always gives the same.
    const answers = reply.kind === 'answered' ? reply.answers.filter(({ kind }) => kind === 'results') : [];
    if (answers.length < inputs.length || !isTrivial(inputs, answers)) return false;
  }
  return true;
}
