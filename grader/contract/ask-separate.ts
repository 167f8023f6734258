import type { Roles, Tensor } from '../model/roles.ts';
import type { CallForm, CaseAnswer, Reply } from './question.ts';
import { splitRole } from './role.ts';
import { vector } from './tensor.ts';

/** What one of the functions answered, and which result it gives. */
export interface PartReply {
  /** e.g. `gradient[1]`. */
  readonly role: string;
  readonly reply: Reply;
}

/** Puts together what functions that give a result each have answered to the same cases. */
export function joinReplies(parts: readonly PartReply[]): Reply {
  const answered: { readonly role: string; readonly reply: Extract<Reply, { kind: 'answered' }> }[] = [];
  for (const { role, reply } of parts) {
    if (reply.kind !== 'answered') return reply;
    answered.push({ role, reply });
  }
  const [first] = answered;
  if (first === undefined) throw new TypeError('a target has at least one result');
  const answers = first.reply.answers.map((_, index) =>
    joinCase(answered.map(({ role, reply }) => ({ role, answer: reply.answers[index] }))),
  );
  const separate: readonly CallForm[] = answered.map(({ reply }) => reply.call);
  const printed = answered.map(({ reply }) => reply.printed).join('');
  return { kind: 'answered', answers, printed, call: { ...first.reply.call, separate } };
}

function joinCase(parts: readonly { readonly role: string; readonly answer: CaseAnswer | undefined }[]): CaseAnswer {
  const joined = new Map<string, Tensor>();
  const elements = new Map<string, number[]>();
  const draws = { normal: 0, uniform: 0 };
  const changed: string[] = [];
  for (const { role, answer } of parts) {
    if (answer?.kind !== 'results') return answer ?? { kind: 'skipped', reason: 'there was no answer' };
    const { base, index } = splitRole(role);
    const tensor = partOf(answer.roles, base);
    if (index === null) joined.set(base, tensor);
    else {
      const values = elements.get(base) ?? [];
      values[index] = tensor.data[index] ?? NaN;
      elements.set(base, values);
    }
    draws.normal += answer.draws.normal;
    draws.uniform += answer.draws.uniform;
    changed.push(...answer.changed);
  }
  for (const [base, values] of elements) joined.set(base, vector(values));
  const [first] = parts;
  const value = first?.answer?.kind === 'results' ? first.answer.value : ({ kind: 'none' } as const);
  return { kind: 'results', roles: joined, value, draws, changed };
}

function partOf(roles: Roles, base: string): Tensor {
  const tensor = roles.get(base);
  if (tensor === undefined) throw new TypeError(`a function that gives ${base} did not`);
  return tensor;
}
