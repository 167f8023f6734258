import type { Definition, Subject } from '../model/subject.ts';
import type { Signature } from '../model/value.ts';
import type { Reply } from './question.ts';
import { nothing } from './read-answer.ts';
import { describeValue } from './tensor.ts';

/** A signature that cannot be told from the text. */
export type Looked =
  | { readonly kind: 'signature'; readonly signature: Signature }
  | Extract<Reply, { kind: 'missing' | 'ended' | 'no-function' }>;

/** Asks for the signature of what cannot be told from the text (`df = grad(f)`, decorated functions). */
export async function lookAtFunction(subject: Subject, definition: Definition): Promise<Looked> {
  const { name, at } = definition;
  const outcome = await subject.run([{ op: 'read', name, ...(at !== undefined && { at }) }]);
  if (outcome.kind === 'ended') return outcome;
  const [answer] = outcome.answers;
  if (answer?.kind !== 'returned') return { kind: 'no-function', definition, answer: answer ?? nothing };
  const { value } = answer;
  if (value.kind === 'opaque' && value.callable) return { kind: 'signature', signature: value.callable };
  return { kind: 'missing', problem: `\`${name}\` is there, but it is not a function: it is ${describeValue(value)}.` };
}
