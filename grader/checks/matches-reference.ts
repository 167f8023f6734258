import { Type, type Static } from '@sinclair/typebox';
import { holdsFor } from '../compare/property.ts';
import type { Verdict } from '../compare/property.ts';
import type { Reply } from '../contract/question.ts';
import { isSecondCall } from '../contract/second-call.ts';
import { stopOf } from '../findings/faults.ts';
import type { Mistake } from '../model/mistake.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome, Convention } from './check.ts';
import { conventionsFor } from './conventions.ts';
import { casesFor } from './inputs/cases.ts';
import { bestOf, commonTo, isRight, judgeBy } from './matching/candidates.ts';
import { showsAtAGlance } from './matching/at-a-glance.ts';
import { BESIDE_NOTHING, functionBeside } from './matching/beside-nothing.ts';
import type { Answered, Candidate, Judged } from './matching/candidates.ts';
import { explained } from './matching/explain.ts';
import { ownPartsOf } from './matching/own-parts.ts';
import { tellingParts } from './matching/telling-parts.ts';
import { rightUpToNoise } from './noise-tolerant.ts';
import {
  CASES,
  casesOption,
  closed,
  compareOption,
  inputsOption,
  methodOption,
  ownOption,
  resultOption,
  Tolerance,
} from './options.ts';
import { failedWith, partsOf, unanswered } from './settle.ts';

const Options = Type.Object(
  {
    tolerance: Tolerance,
    cases: casesOption,
    inputs: inputsOption,
    result: resultOption,
    method: methodOption,
    compare: compareOption,
    own: ownOption,
  },
  closed,
);
type Options = Static<typeof Options>;
type Context = CheckContext<Options>;

/** A method is asked of an object that is made for it: enough cases to tell, and no more. */
const METHOD_CASES = 30;

interface Batch {
  readonly reply: Reply;
  readonly inputs: readonly Roles[];
  /** Empty when there was no answer. */
  readonly agreeing: readonly Candidate[];
  readonly best: Judged | null;
}

/** The oracle's answers over generated inputs. */
export const matchesReference: Check<typeof Options> = {
  kind: 'matches-reference',
  description: 'Gives what the reference gives, over generated inputs.',
  options: Options,
  alsoNeeds: () => [],
  run: async (context) => {
    const { options } = context;
    const constant = isConstant(context);
    const { accepted, excluded } = conventionsFor(context.target, options, {
      found: context.convention,
      of: context.conventionOf,
    });
    let batch: Batch | null = null;

    const judge = async (inputs: readonly Roles[]): Promise<readonly Verdict<Finding>[]> => {
      const reply = await ask(context, inputs);
      if (reply.kind !== 'answered') {
        batch ??= { reply, inputs, agreeing: [], best: null };
        return inputs.map(() => ({ kind: 'unknown' }));
      }
      const asked = reallyAsked(inputs, reply);
      // The batch decides what is followed; shrinking stays with it.
      const judged = await (batch?.best
        ? judgeAgain(context, batch.best.candidate, asked, reply)
        : judgeBatch(context, accepted, asked, reply));
      const best = bestOf(judged);
      batch ??= { reply, inputs: asked, agreeing: judged.filter(isRight).map(({ candidate }) => candidate), best };
      return best.findings.map((finding) =>
        finding === null ? { kind: 'holds' } : { kind: 'broken', evidence: finding },
      );
    };

    const cases = constant ? 1 : (options.cases ?? (options.method === undefined ? CASES : METHOD_CASES));
    const result = await holdsFor({
      arbitrary: casesFor(context.target, options.inputs ?? {}),
      seed: context.seed,
      cases,
      judge,
      aside: context.aside,
      telling: (finding) => showsAtAGlance(finding, options.method === undefined ? 1e-3 : 10),
      remember: (draw) => context.once('inputs', draw),
    });
    if (constant && result.kind === 'holds') {
      const beside = await functionBeside(context);
      if (beside.kind === 'lost') return beside.outcome;
      if (beside.kind === 'nothing')
        return { kind: 'blocked', message: BESIDE_NOTHING, cases, tolerance: options.tolerance };
    }
    const { reply, inputs, agreeing, best } = (batch as Batch | null) ?? noBatch();
    if (reply.kind !== 'answered' || best === null)
      return reply.kind === 'answered' ? notKnown(cases) : unanswered(reply);

    const told = { cases, tolerance: options.tolerance, printed: reply.printed };
    const notes = best.candidate.own.length > 0 ? { notes: [HELD_TO_OWN] } : {};
    switch (result.kind) {
      case 'holds': {
        const followed = agreeing.map(({ convention }) => convention);
        const convention = options.method === undefined && followed.length > 1 ? {} : commonTo(followed);
        return {
          kind: 'passed',
          message: passedMessage(cases, constant),
          ...told,
          ...(Object.keys(convention).length > 0 && { convention }),
          ...notes,
        };
      }
      case 'broken': {
        const upToNoise = await rightUpToNoise(context, accepted, inputs, reply.answers);
        if (upToNoise.kind === 'unanswered') return upToNoise.outcome;
        if (upToNoise.kind === 'right')
          return { kind: 'passed', message: passedMessage(cases, false), ...told, notes: [upToNoise.note] };
        // Whether it is a part's doing is told by the smallest input; nobody knows which that is.
        if (result.isCutShort && options.own !== undefined && best.findings.some((one) => one?.kind === 'threw'))
          return notKnown(cases);
        const blocker = await missingPart(context, result.evidence, result.input);
        if (blocker !== null) return { kind: 'blocked', message: blocker, ...told };
        const toExplain = { context, finding: result.evidence, excluded, accepted, inputs, reply, best };
        const { finding, mistakes: inMethod } = await explained(toExplain);
        const mistakes = options.method === undefined ? mistakesIn(context, accepted, best.inputs, reply) : inMethod;
        // Shrinking drops the first call where it makes no difference.
        const summary = isSecondCall(result.input) ? `${LEFT_OVER} ${finding.summary}` : finding.summary;
        return failedWith({ ...finding, summary }, { ...told, ...notes, mistakes });
      }
      case 'unknown':
        return notKnown(cases);
    }
  },
};

const LEFT_OVER = 'Something is left over from what the same object was asked before, with another batch.';

const HELD_TO_OWN = 'Held to your own parts that it builds on: their mistakes are not counted again here.';

function noBatch(): never {
  throw new TypeError('a property is judged at least once');
}

/** Code that draws its start itself is held to what is right from there. The very list where nothing is asked otherwise. */
function reallyAsked(inputs: readonly Roles[], { answers }: Answered): readonly Roles[] {
  const asked = inputs.map((roles, index) => {
    const answer = answers[index];
    return answer?.kind === 'results' && answer.asked ? new Map([...roles, ...answer.asked]) : roles;
  });
  return asked.some((roles, index) => roles !== inputs[index]) ? asked : inputs;
}

/** By the reference first; what disagrees is held to the submission's own parts, where the assignment names them. */
async function judgeBatch(
  context: Context,
  accepted: readonly Convention[],
  inputs: readonly Roles[],
  reply: Answered,
): Promise<readonly Judged[]> {
  const judge = (own: readonly string[], parts: readonly Roles[]): Promise<readonly Judged[]> => {
    const candidates = accepted.map((convention) => ({ convention, own }));
    return judgeBy(context, candidates, inputs, reply, parts);
  };
  const byReference = await judge([], []);
  if (context.options.own === undefined || byReference.some(isRight)) return byReference;
  const parts = await ownPartsOf(context, context.options.own, inputs);
  const own = await tellingParts(context, accepted[0] ?? {}, inputs, parts);
  if (own.length === 0) return byReference;
  const byOwn = await judge(own, parts);
  // A second mistake shows best beside the first.
  return bestOf(byOwn).agreeing > bestOf(byReference).agreeing ? byOwn : byReference;
}

/** The same candidate over other inputs: its own parts are asked for them. */
async function judgeAgain(
  context: Context,
  candidate: Candidate,
  inputs: readonly Roles[],
  reply: Answered,
): Promise<readonly Judged[]> {
  const { own = [] } = context.options;
  const parts = candidate.own.length === 0 ? [] : await ownPartsOf(context, own, inputs);
  return judgeBy(context, [candidate], inputs, reply, parts);
}

/** What is known to give these answers. */
function mistakesIn(
  { targetId, target, options, diagnose }: Context,
  conventions: readonly Convention[],
  inputs: readonly Roles[],
  { answers }: Answered,
): readonly Mistake[] {
  const { result, tolerance } = options;
  const parts = partsOf(target, options);
  return diagnose({ target: targetId, result, parts, inputs, answers, conventions, tolerance })?.mistakes ?? [];
}

/** What stopped because a part that it builds on gave no answer is not a mistake of its own. */
async function missingPart(context: Context, evidence: Finding, input: Roles): Promise<string | null> {
  const { own = [] } = context.options;
  if (evidence.kind !== 'threw') return null;
  for (const { method } of own) {
    const reply = await context.student.ask({ target: context.targetId, method, cases: [input] });
    const name = context.target.methods?.[method]?.names[0] ?? method;
    if (reply.kind !== 'answered')
      return `It builds on \`${name}\`, which could not be asked. ${unanswered(reply).message}`;
    const [answer] = reply.answers;
    if (answer?.kind === 'threw') return `It builds on \`${name}\`, which ${stopOf(answer.error)}`;
    if (answer?.kind === 'misfit') return `It builds on \`${name}\`. ${answer.problem}`;
  }
  return null;
}

function ask(context: Context, cases: readonly Roles[]): Promise<Reply> {
  const { result, method } = context.options;
  return context.student.ask({
    target: context.targetId,
    cases,
    ...(result !== undefined && { result }),
    ...(method !== undefined && { method }),
  });
}

/** A function without parameters, such as a known optimum, has only one case. */
function isConstant({ target, options }: Context): boolean {
  const part = target.results.find(({ role }) => role === options.result);
  return part?.callable?.parameters.length === 0;
}

function passedMessage(cases: number, constant: boolean): string {
  return constant ? 'Agrees with the reference.' : `Agrees with the reference on ${cases} inputs.`;
}

function notKnown(cases: number): CheckOutcome {
  return { kind: 'inconclusive', message: 'Not every input could be answered.', cases };
}
