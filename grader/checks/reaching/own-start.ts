import { scriptOperation } from '../../contract/ask-script.ts';
import type { CallForm } from '../../contract/question.ts';
import { splitRole } from '../../contract/role.ts';
import { toTensor } from '../../contract/tensor.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import { lostAnswer } from '../settle.ts';
import type { Point } from '../trajectory/paths.ts';
import type { ReachingOptions } from './options.ts';

type OwnStart =
  | { readonly kind: 'ends'; readonly ends: readonly Point[] }
  /** It is a number written out, nothing is drawn, or the statements do not come to their end: no remedy for anything. */
  | { readonly kind: 'not-chosen' }
  /** An answer was lost, and not by the code's doing: what to say. */
  | { readonly kind: 'lost'; readonly outcome: CheckOutcome };

const NOT_CHOSEN: OwnStart = { kind: 'not-chosen' };

/** Where statements at the top level end when they choose their start themselves. */
export async function fromOwnStart(
  { workshop, options }: CheckContext<ReachingOptions>,
  call: CallForm,
  seeds: readonly number[],
): Promise<OwnStart> {
  const { script } = call;
  const result = script?.results.find(({ role }) => role === 'result');
  if (script === undefined || result === undefined) return NOT_CHOSEN;
  const roles = descentCase(options.starts[0] ?? [], options.epochs, options.learningRate);
  const writtenOut = call.parameters.some(({ role }, position) => {
    const binding = script.bindings[position];
    return splitRole(role).base === 'start' && (binding?.kind !== 'variable' || binding.input.value !== undefined);
  });
  if (writtenOut) return NOT_CHOSEN;
  const ends: Point[] = [];
  for (const seed of seeds) {
    const outcome = await workshop.run([
      { op: 'randomness', mode: { kind: 'seeded', seed } },
      scriptOperation({ ...call, script }, roles, true),
    ]);
    if (outcome.kind === 'ended') {
      const lost = lostAnswer(outcome);
      return lost === null ? NOT_CHOSEN : { kind: 'lost', outcome: lost };
    }
    const [, answer] = outcome.answers;
    if (answer?.kind !== 'returned' || answer.draws.normal + answer.draws.uniform === 0) return NOT_CHOSEN;
    const value = answer.value.kind === 'record' ? answer.value.entries.get(result.name) : undefined;
    ends.push((value && toTensor(value))?.data ?? []);
  }
  return { kind: 'ends', ends };
}
