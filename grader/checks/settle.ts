import { comparedParts } from '../findings/compared-parts.ts';
import { differencesOf, valueOfPart } from '../findings/differences.ts';
import type { Part } from '../findings/differences.ts';
import { faultOfCase } from '../findings/faults.ts';
import { inputsOf, snippetFor } from '../findings/snippet.ts';
import type { CallForm, CaseAnswer, Reply } from '../contract/question.ts';
import { faultOfReply } from '../findings/faults.ts';
import { shapeFault } from '../findings/shapes.ts';
import type { Tolerance } from '../model/assignment.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { CheckOutcome } from './check.ts';

/** What a check says when a question had no answers at all. */
export function unanswered(reply: Exclude<Reply, { kind: 'answered' }>): CheckOutcome {
  const fault = faultOfReply(reply);
  switch (fault.kind) {
    case 'failed':
      return {
        kind: 'failed',
        message: fault.finding.summary,
        finding: fault.finding,
        cases: 0,
        ...('printed' in reply && { printed: reply.printed }),
      };
    case 'not-known':
      return { kind: 'inconclusive', message: fault.message, cases: 0 };
  }
}

/** What a check says when an answer was lost by the machine's doing, or by ours; null where the code itself gave none. */
export function lostAnswer(reply: Exclude<Reply, { kind: 'answered' }>): CheckOutcome | null {
  const outcome = unanswered(reply);
  return outcome.kind === 'inconclusive' ? outcome : null;
}

interface Asked {
  readonly result?: string | undefined;
  readonly method?: string | undefined;
  readonly compare?: readonly string[] | undefined;
}

/** The results of a target, of one function that it returns, or of one of its methods, in the assignment's names. */
export function partsOf(target: TargetSpec, { result, method, compare }: Asked): readonly Part[] {
  if (method !== undefined) return partsOfMethod(target, method, compare);
  if (result === undefined) return comparedParts(target.results.filter((part) => part.callable === undefined));
  const part = target.results.find(({ role }) => role === result);
  if (part?.callable === undefined) throw new TypeError(`the target returns no function in the role ${result}`);
  return [{ role: part.callable.result, names: part.names }];
}

/** What a method returns, and then what it changes. */
function partsOfMethod(target: TargetSpec, id: string, compare: readonly string[] | undefined): readonly Part[] {
  const method = target.methods?.[id];
  if (method === undefined) throw new TypeError(`the target has no method ${id}`);
  const changed = (method.changes ?? []).flatMap((role) => target.attributes?.filter((one) => one.role === role) ?? []);
  return [...comparedParts(method.results), ...changed].filter(({ role }) => compare?.includes(role) ?? true);
}

interface Compared {
  readonly call: CallForm;
  readonly parts: readonly Part[];
  readonly roles: Roles;
  readonly expected: Roles;
  readonly answer: CaseAnswer;
  readonly tolerance: Tolerance;
  /** Whether noise was switched off for the answer. */
  readonly silenced: boolean;
}

/** Holds one answer to what is right: null when it agrees, else what is wrong. */
export function disagreement({ call, parts, roles, expected, answer, tolerance, silenced }: Compared): Finding | null {
  if (answer.kind !== 'results') return faultOfCase(answer, call, roles);
  const differences = differencesOf(parts, expected, answer.roles, tolerance, call.language);
  const wrong = differences.filter(({ agrees }) => !agrees);
  const [worst] = wrong;
  if (worst === undefined) return null;
  const noisy = silenced && answer.draws.normal + answer.draws.uniform > 0;
  const misshapen = shapeFaultOf(parts, expected, answer.roles);
  const names = wrong.map(({ name }) => `\`${name}\``).join(', ');
  return {
    kind: 'differs',
    summary:
      misshapen ??
      (differences.length === 1
        ? `It gives ${worst.actual} where ${worst.expected} is right.`
        : `${names} ${wrong.length === 1 ? 'is' : 'are'} not right: ${worst.name} is ${worst.actual} where ${worst.expected} is right.`),
    inputs: inputsOf(call, roles),
    differences,
    snippet: snippetFor(
      call,
      roles,
      differences.map(({ name, expected: text }) => ({ name, text })),
      noisy,
    ),
    where: call.definition.where,
    ...(noisy && { details: ['Compared with the noise switched off: every normal draw was its mean.'] }),
    ...(!silenced &&
      answer.draws.normal + answer.draws.uniform > 0 && {
        details: ['It draws random numbers, but nothing random is asked for here.'],
      }),
  };
}

/** The first result of another shape than is right, in words. */
function shapeFaultOf(parts: readonly Part[], expected: Roles, actual: Roles): string | null {
  for (const part of parts) {
    const [want, got] = [valueOfPart(expected, part), valueOfPart(actual, part)];
    const fault = want && got && shapeFault(want, got);
    if (fault) return `The shape of \`${part.names[0] ?? part.role}\` is not right: it is ${fault}.`;
  }
  return null;
}

/** A failure, said in one place. */
export function failedWith(
  finding: Finding,
  told: Omit<Extract<CheckOutcome, { kind: 'failed' }>, 'kind' | 'finding' | 'message'>,
): CheckOutcome {
  return { kind: 'failed', message: finding.summary, finding, ...told };
}
