import fc from 'fast-check';
import type { ProcessEnd } from '../../model/outcome.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { casesFor } from '../inputs/cases.ts';
import { lostAnswer } from '../settle.ts';
import { CONTROLS, isTrivial } from '../trivial.ts';

export const BESIDE_NOTHING = `It is right, but nothing can be told from it: for ${CONTROLS} drawn inputs the function beside it gives no number, always the same, or what it was given.`;

/** Ends of what does something, and too much of it. */
const RUNS_OUT: readonly ProcessEnd['kind'][] = ['timed-out', 'out-of-memory', 'too-much-output'];

type Beside =
  /** A function, right or wrong; or none is asked for. */
  | { readonly kind: 'something' }
  | { readonly kind: 'nothing' }
  /** An answer was lost, and not by the code's doing: what to say. */
  | { readonly kind: 'lost'; readonly outcome: CheckOutcome };

/**
 * What a constant stands beside. The optimum of what gives no number at any point, always gives the same, or hands back what it was
 * given, may be right by chance: with which error there is no number tells nothing, since what is not written may stop in any way. What
 * goes on and on was written, and its mistake is paid for where its value is asked.
 */
export async function functionBeside({
  target,
  targetId,
  student,
  seed,
}: Pick<CheckContext<unknown>, 'target' | 'targetId' | 'student' | 'seed'>): Promise<Beside> {
  const beside = target.results.filter(({ callable }) => (callable?.parameters.length ?? 0) > 0);
  if (beside.length === 0) return { kind: 'something' };
  const inputs = fc.sample(casesFor(target, {}), { seed, numRuns: CONTROLS });
  for (const { role } of beside) {
    const reply = await student.ask({ target: targetId, cases: inputs, result: role });
    if (reply.kind === 'answered') {
      if (!isTrivial(inputs, reply.answers)) return { kind: 'something' };
      continue;
    }
    if (reply.kind === 'ended' && RUNS_OUT.includes(reply.end.kind)) return { kind: 'something' };
    const outcome = lostAnswer(reply);
    if (outcome !== null) return { kind: 'lost', outcome };
  }
  return { kind: 'nothing' };
}
