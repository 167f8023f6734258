import type { CallForm, CaseAnswer } from '../../contract/question.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Finding } from '../../model/report.ts';
import type { Roles } from '../../model/roles.ts';
import type { CheckContext, Convention } from '../check.ts';
import { disagreement, partsOf } from '../settle.ts';
import { withParts } from './own-parts.ts';

/** Something that a submission may rightly follow: a convention, with the reference's parts or with its own. */
export interface Candidate {
  readonly convention: Convention;
  /** Parts by role that are the submission's own; none where it is held to the reference alone. */
  readonly own: readonly string[];
}

export interface MatchOptions {
  readonly tolerance: Tolerance;
  readonly result?: string;
  readonly method?: string;
  readonly compare?: readonly string[];
  readonly own?: readonly { readonly method: string }[];
}

/** What is needed to hold answers to the reference. */
export type MatchContext = Omit<CheckContext<MatchOptions>, 'once'>;

export interface Answered {
  readonly answers: readonly CaseAnswer[];
  readonly call: CallForm;
}

export interface Judged {
  readonly candidate: Candidate;
  /** What was asked, with the submission's own parts where the candidate has them. */
  readonly inputs: readonly Roles[];
  /** For each input what is wrong; null where nothing is. */
  readonly findings: readonly (Finding | null)[];
  /** How many results agree, over all inputs. */
  readonly agreeing: number;
}

export const isRight = ({ findings }: Judged): boolean => findings.every((finding) => finding === null);

/**
 * Holds answers to each candidate.
 *
 * @param parts the submission's own, case by case; empty where no candidate has any
 */
export async function judgeBy(
  context: MatchContext,
  candidates: readonly Candidate[],
  inputs: readonly Roles[],
  reply: Answered,
  parts: readonly Roles[],
): Promise<readonly Judged[]> {
  return Promise.all(
    candidates.map((candidate) => {
      // The very list of cases for all who are held to the reference alone: its answers are remembered by it.
      const cases =
        candidate.own.length === 0
          ? inputs
          : inputs.map((roles, index) => withParts(roles, parts[index] ?? new Map(), candidate.own));
      return judgeOne(context, candidate, cases, reply);
    }),
  );
}

async function judgeOne(
  context: MatchContext,
  candidate: Candidate,
  inputs: readonly Roles[],
  reply: Answered,
): Promise<Judged> {
  const { result, method, tolerance } = context.options;
  // Of a descent that draws its start itself the case says less than what it tells of what it did.
  const cases = inputs.map((roles, index) => {
    const answer = reply.answers[index];
    return answer?.kind === 'results' && answer.asked ? new Map([...roles, ...answer.asked]) : roles;
  });
  const truth = await context.oracle(candidate.convention).ask({
    target: context.targetId,
    cases,
    ...(result !== undefined && { result }),
    ...(method !== undefined && { method }),
  });
  if (truth.kind !== 'answered') throw new TypeError(`the oracle for ${context.targetId} did not answer`);
  const parts = partsOf(context.target, context.options);
  const findings = cases.map((roles, index) => {
    const expected = truth.answers[index];
    const answer = reply.answers[index] ?? { kind: 'skipped', reason: 'there was no answer' };
    if (expected?.kind !== 'results')
      throw new TypeError(`the oracle for ${context.targetId} did not answer case ${index}`);
    const silenced = context.noise !== null;
    return disagreement({ call: reply.call, parts, roles, expected: expected.roles, answer, tolerance, silenced });
  });
  const wrong = findings.reduce(
    (count, finding) =>
      count + (finding === null ? 0 : (finding.differences?.filter(({ agrees }) => !agrees).length ?? parts.length)),
    0,
  );
  return { candidate, inputs, findings, agreeing: parts.length * inputs.length - wrong };
}

/** The one that agrees most; the first of several, for the usual one comes first. */
export function bestOf(judged: readonly Judged[]): Judged {
  const [first] = judged;
  if (first === undefined) throw new TypeError('there is always something to follow');
  return judged.reduce((best, one) => (one.agreeing > best.agreeing ? one : best), first);
}

/** What all of them have in common. */
export function commonTo(conventions: readonly Convention[]): Convention {
  const [first = {}, ...others] = conventions;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((other) => other[name] === value)),
  );
}
