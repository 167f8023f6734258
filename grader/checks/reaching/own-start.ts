import { scriptOperation } from '../../contract/ask-script.ts';
import type { CallForm } from '../../contract/question.ts';
import { splitRole } from '../../contract/role.ts';
import { toTensor } from '../../contract/tensor.ts';
import type { CheckContext } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import type { Point } from '../trajectory/paths.ts';
import type { ReachingOptions } from './options.ts';

/**
 * Where statements at the top level end when they choose their start themselves; null when they do not choose it (it is a number written
 * out, or nothing is drawn), so that it is no remedy for anything.
 */
export async function fromOwnStart(
  { workshop, options }: CheckContext<ReachingOptions>,
  call: CallForm,
  seeds: readonly number[],
): Promise<readonly Point[] | null> {
  const { script } = call;
  const result = script?.results.find(({ role }) => role === 'result');
  if (script === undefined || result === undefined) return null;
  const roles = descentCase(options.starts[0] ?? [], options.epochs, options.learningRate);
  const writtenOut = call.parameters.some(({ role }, position) => {
    const binding = script.bindings[position];
    return splitRole(role).base === 'start' && (binding?.kind !== 'variable' || binding.input.value !== undefined);
  });
  if (writtenOut) return null;
  const ends: Point[] = [];
  for (const seed of seeds) {
    const outcome = await workshop.run([
      { op: 'randomness', mode: { kind: 'seeded', seed } },
      scriptOperation({ ...call, script }, roles, true),
    ]);
    const answer = outcome.kind === 'answered' ? outcome.answers[1] : undefined;
    if (answer?.kind !== 'returned' || answer.draws.normal + answer.draws.uniform === 0) return null;
    const value = answer.value.kind === 'record' ? answer.value.entries.get(result.name) : undefined;
    ends.push((value && toTensor(value))?.data ?? []);
  }
  return ends;
}
