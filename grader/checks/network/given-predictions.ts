import type { BuiltNetwork } from '../../contract/network/build.ts';
import { methodFor, write } from '../../contract/network/draft.ts';
import type { Posing } from './aspect.ts';

/** Methods of a network that ask its `predict`. */
const CALLERS: readonly unknown[] = ['accuracy', 'train'];

/** Whether a method of a network asks its `predict`, whose mistakes have a check of their own. */
export function callsPredict(method: unknown): boolean {
  return CALLERS.includes(method);
}

/**
 * Puts given predictions in the place of the student's own `predict`, whatever it is asked: for methods that call it, where it was
 * found wrong by itself. Nothing where there is no such method.
 */
export function givePredictions(
  { draft, form, givenPredictions }: Pick<Posing, 'draft' | 'form' | 'givenPredictions'>,
  { self }: BuiltNetwork,
  predictions: readonly number[],
): void {
  const method = methodFor(form.network, 'predict');
  if (!givenPredictions || typeof method === 'string' || method.kind === 'function') return;
  const value = { kind: 'array', shape: [predictions.length], data: predictions, whole: true } as const;
  write(draft, { op: 'set', object: self, name: method.name, value: { kind: 'answering', value } });
}
