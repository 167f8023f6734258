import type { Answer } from '../model/outcome.ts';
import type { ParameterSpec } from '../model/target.ts';
import type { Value } from '../model/value.ts';
import type { BoundMethod } from './class-form.ts';
import type { CallForm } from './question.ts';

/**
 * Parameters that a method may change in place, in place of returning them: those that carry what it gives. So
 * `params = optimizer.step(params, grads)` and `optimizer.step(params, grads)` are both understood.
 */
export function changedInPlace({ spec }: Pick<BoundMethod, 'spec'>): readonly ParameterSpec[] {
  return spec.parameters.filter(({ role }) => spec.results.some((result) => result.role === role));
}

/**
 * What a method answers: what it returned; where that is nothing, or the object itself, the argument that it may have changed.
 *
 * @param echo whether the arguments themselves are asked for
 */
export function answerOf(answer: Answer | undefined, call: CallForm, echo: boolean): Answer | undefined {
  if (call.method === undefined || answer?.kind !== 'returned') return answer;
  const { value: returned, draws, arguments: after = [] } = answer;
  const changed = changedInPlace(call.method);
  const position = call.parameters.findIndex((parameter) => parameter === changed[0]);
  const inPlace = changed.length === 1 && isNoResult(returned, changed[0]?.parts);
  const value = inPlace ? (after[position] ?? returned) : returned;
  return { kind: 'returned', value, draws, ...(echo && { arguments: after }) };
}

/** Nothing, or the object itself: hosts tell of an object what it holds. */
function isNoResult({ kind }: Value, parts: ParameterSpec['parts']): boolean {
  const isDictionary = parts !== undefined && !Array.isArray(parts);
  return kind === 'none' || kind === 'opaque' || (kind === 'record' && !isDictionary);
}
