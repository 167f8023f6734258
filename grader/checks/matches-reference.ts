import { Type, type Static } from '@sinclair/typebox';
import { holdsFor } from '../compare/property.ts';
import type { Verdict } from '../compare/property.ts';
import type { CallForm, CaseAnswer, Reply } from '../contract/respondent.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome, Convention } from './check.ts';
import { acceptedConventions } from './conventions.ts';
import { casesFor } from './inputs/cases.ts';
import { rightUpToNoise } from './noise-tolerant.ts';
import { CASES, casesOption, closed, inputsOption, resultOption, Tolerance } from './options.ts';
import { disagreement, failedWith, partsOf, unanswered } from './settle.ts';

const Options = Type.Object(
  { tolerance: Tolerance, cases: casesOption, inputs: inputsOption, result: resultOption },
  closed,
);
type Options = Static<typeof Options>;
type Context = CheckContext<Options>;

/** The oracle's answers over generated inputs. */
export const matchesReference: Check<typeof Options> = {
  kind: 'matches-reference',
  description: 'Gives what the reference gives, over generated inputs.',
  options: Options,
  alsoNeeds: () => [],
  run: async (context) => {
    const { options } = context;
    const constant = isConstant(context);
    const conventions = context.convention ? [context.convention] : acceptedConventions(context.target);
    let candidates: readonly Convention[] = conventions;
    const batch: { reply: Reply | null; answers: readonly CaseAnswer[]; inputs: readonly Roles[] } = {
      reply: null,
      answers: [],
      inputs: [],
    };

    const judge = async (inputs: readonly Roles[]): Promise<readonly Verdict<Finding>[]> => {
      const reply = await ask(context, context.student, inputs);
      const isBatch = batch.reply === null;
      if (isBatch) batch.reply = reply;
      if (reply.kind !== 'answered') return inputs.map(() => ({ kind: 'unknown' }));
      const byConvention = await Promise.all(
        candidates.map((convention) => findings(context, convention, inputs, reply)),
      );
      // The batch decides which convention is followed; shrinking stays with it.
      const best = byConvention.reduce(
        (most, list, index) => (right(list) > right(byConvention[most] ?? []) ? index : most),
        0,
      );
      if (isBatch) {
        const agreeing = candidates.filter((_, index) => right(byConvention[index] ?? []) === inputs.length);
        candidates = agreeing.length > 0 ? agreeing : candidates.slice(best, best + 1);
        batch.answers = reply.answers;
        batch.inputs = inputs;
      }
      return (byConvention[best] ?? []).map((finding) =>
        finding === null ? { kind: 'holds' } : { kind: 'broken', evidence: finding },
      );
    };

    const cases = constant ? 1 : (options.cases ?? CASES);
    const arbitrary = casesFor(context.target, options.inputs ?? {});
    const result = await holdsFor({
      arbitrary,
      seed: context.seed,
      cases,
      judge,
      telling: showsAtAGlance,
      remember: (draw) => context.once('inputs', draw),
    });
    const { reply } = batch;
    if (reply === null || reply.kind !== 'answered') return reply === null ? notKnown(cases) : unanswered(reply);

    const told = { cases, tolerance: options.tolerance, printed: reply.printed };
    const [convention] = candidates;
    switch (result.kind) {
      case 'holds':
        return {
          kind: 'passed',
          message: passedMessage(cases, constant),
          ...told,
          ...(candidates.length === 1 && convention && { convention }),
        };
      case 'broken': {
        const upToNoise = await rightUpToNoise(context, conventions, batch.inputs, batch.answers);
        if (upToNoise.kind === 'unanswered') return upToNoise.outcome;
        if (upToNoise.kind === 'right')
          return { kind: 'passed', message: passedMessage(cases, false), ...told, notes: [upToNoise.note] };
        return failedWith(result.evidence, told);
      }
      case 'unknown':
        return notKnown(cases);
    }
  },
};

async function findings(
  context: Context,
  convention: Convention,
  inputs: readonly Roles[],
  reply: { readonly answers: readonly CaseAnswer[]; readonly call: CallForm },
): Promise<readonly (Finding | null)[]> {
  const truth = await ask(context, context.oracle(convention), inputs);
  if (truth.kind !== 'answered') throw new TypeError(`the oracle for ${context.targetId} did not answer`);
  const parts = partsOf(context.target, context.options.result);
  return inputs.map((roles, index) => {
    const expected = truth.answers[index];
    const answer = reply.answers[index] ?? { kind: 'skipped', reason: 'there was no answer' };
    if (expected?.kind !== 'results')
      throw new TypeError(`the oracle for ${context.targetId} did not answer case ${index}`);
    return disagreement({
      call: reply.call,
      parts,
      roles,
      expected: expected.roles,
      answer,
      tolerance: context.options.tolerance,
      silenced: context.noise !== null,
    });
  });
}

function ask(context: Context, respondent: Context['student'], cases: readonly Roles[]): Promise<Reply> {
  const { result } = context.options;
  return respondent.ask({ target: context.targetId, cases, ...(result !== undefined && { result }) });
}

/** A function without parameters, such as a known optimum, has only one case. */
function isConstant({ target, options }: Context): boolean {
  const part = target.results.find(({ role }) => role === options.result);
  return part?.callable?.parameters.length === 0;
}

/** Whether a difference can be told from round-off by eye: more than a thousandth. */
function showsAtAGlance({ differences }: Finding): boolean {
  return (differences ?? []).some(({ agrees, difference, expected }) => {
    const size = Math.max(1e-3, Math.abs(Number.parseFloat(expected)));
    return !agrees && !(Number(difference ?? Infinity) < 1e-3 * size);
  });
}

function right(list: readonly (Finding | null)[]): number {
  return list.filter((finding) => finding === null).length;
}

function passedMessage(cases: number, constant: boolean): string {
  return constant ? 'Agrees with the reference.' : `Agrees with the reference on ${cases} inputs.`;
}

function notKnown(cases: number): CheckOutcome {
  return { kind: 'inconclusive', message: 'Not every input could be answered.', cases };
}
