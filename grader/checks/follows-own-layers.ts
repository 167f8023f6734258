import { Type, type Static } from '@sinclair/typebox';
import { holdsFor } from '../compare/property.ts';
import type { Verdict } from '../compare/property.ts';
import { lookAtNetwork } from '../contract/look-at-network.ts';
import { notesOfForm } from '../contract/network/network-form.ts';
import type { NetworkForm } from '../contract/network/network-form.ts';
import { faultOfReply } from '../findings/faults.ts';
import type { Finding } from '../model/report.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { accuracyAspect } from './network/accuracy.ts';
import type { Aspect } from './network/aspect.ts';
import { backwardAspect } from './network/backward.ts';
import { plans } from './network/cases.ts';
import type { Plan } from './network/cases.ts';
import { extremes } from './network/extremes.ts';
import { forwardAspect } from './network/forward.ts';
import { judgeCases } from './network/judge-cases.ts';
import type { JudgedCase } from './network/judge-cases.ts';
import { mistakesIn } from './network/mistakes.ts';
import { predictAspect } from './network/predict.ts';
import { callsPredict } from './network/given-predictions.ts';
import { withoutEnded } from './network/without-ended.ts';
import { ready } from './network/ready.ts';
import { inputsOf, snippetOf } from './network/snippet.ts';
import { trainAspect } from './network/train.ts';
import { closed, Tolerance } from './options.ts';
import { failedWith, lostAnswer, unanswered } from './settle.ts';

/** Networks tried unless told: enough to meet each depth, each kind of layer and batches of one row. */
const CASES = 12;

/** Times as many where the own layers stop in most: half as many as usual are left even of layers that stop in seven of eight. */
const MANY = 4;

const Options = Type.Object(
  {
    method: Type.Union(
      [
        Type.Literal('forward'),
        Type.Literal('predict'),
        Type.Literal('accuracy'),
        Type.Literal('backward'),
        Type.Literal('train'),
      ],
      { description: "Which method of the network is held to the student's own layers." },
    ),
    tolerance: Tolerance,
    cases: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 200, description: `How many networks are tried; ${CASES} unless told.` }),
    ),
  },
  closed,
);
type Context = CheckContext<Static<typeof Options>>;

const ASPECTS: Readonly<Record<Static<typeof Options>['method'], Aspect>> = {
  forward: forwardAspect,
  predict: predictAspect,
  accuracy: accuracyAspect,
  backward: backwardAspect,
  train: trainAspect,
};

const GIVEN = 'Given predictions took the place of your own `predict`, which failed by itself.';

/** The student's network against the student's own layers, chained by the grader: a wrong layer is not paid for again. */
export const followsOwnLayers: Check<typeof Options> = {
  kind: 'follows-own-layers',
  description: "Does with the student's own layers what a network should; whether these are right is not asked here.",
  options: Options,
  alsoNeeds: () => [],
  run: async (context) => {
    const { options, workshop, targets, targetId, seed } = context;
    const aspect = ASPECTS[options.method];
    const look = await lookAtNetwork(workshop, targets, targetId, seed);
    if (look.kind === 'no-network') return unanswered(look.reply);
    if (look.kind === 'no-part') {
      const fault = faultOfReply(look.reply);
      if (fault.kind === 'not-known') return { kind: 'inconclusive', message: fault.message, cases: 0 };
      return blocked(`${targets[look.target]?.title ?? look.target}: ${fault.finding.summary}`);
    }
    const usable = withoutEnded(look, context.endedOf);
    if (typeof usable === 'string') return blocked(usable);
    const readied = await ready(context, usable, aspect);
    if (readied.kind === 'settled') return readied.outcome;
    const outcome = await settle(context, aspect, readied.form, readied.forward, false);
    if (outcome.kind === 'passed' || !callsPredict(options.method) || context.failedOf(targetId).length === 0)
      return outcome;
    // What failed before may be `predict`, which these methods call: that mistake is paid for.
    const withGiven = await settle(context, aspect, readied.form, readied.forward, true);
    return withGiven.kind === 'passed' ? { ...withGiven, notes: [...(withGiven.notes ?? []), GIVEN] } : outcome;
  },
};

/** @param before why too few networks could be judged when as many as usual were tried; null: these are they */
async function settle(
  context: Context,
  aspect: Aspect,
  form: NetworkForm,
  forward: Parameters<typeof judgeCases>[3],
  givenPredictions: boolean,
  before: string | null = null,
): Promise<CheckOutcome> {
  const { options, workshop, seed } = context;
  const { tolerance } = options;
  const asked = options.cases ?? CASES;
  const cases = before === null ? asked : MANY * asked;
  const batch: Batch = { cases: [], printed: '', ended: null, isOver: false };
  const judgeSome = async (inputs: readonly Plan[]): Promise<readonly Verdict<Finding>[]> => {
    const judged = await judgeCases(workshop, aspect, form, forward, inputs, { seed, tolerance, givenPredictions });
    if (judged.kind === 'ended') {
      if (!batch.isOver) batch.ended ??= before === null ? unanswered(judged) : (lostAnswer(judged) ?? blocked(before));
      return inputs.map(() => ({ kind: 'unknown' }));
    }
    if (judged.kind === 'cut-short') return inputs.map(() => ({ kind: 'unknown' }));
    if (!batch.isOver) {
      batch.cases.push(...judged.cases);
      batch.printed += judged.printed;
    }
    return judged.cases.map(({ verdict, own, shown }) => {
      if (verdict.kind !== 'broken') return { kind: 'holds' };
      const { breach } = verdict;
      const expected = breach.differences.map(({ name, expected: text }) => ({ name, text }));
      const finding: Finding = {
        where: form.network.definition.where,
        ...(breach.error ?? { kind: breach.kind, summary: breach.summary }),
        inputs: inputsOf(form, aspect.method, own),
        ...(breach.differences.length > 0 && { differences: [...breach.differences] }),
        snippet: snippetOf(judged.operations, shown, form.language, expected),
      };
      return { kind: 'broken', evidence: finding };
    });
  };
  // Time is limited program by program: what is fast enough for as many networks as usual is so for more of them.
  const judge = async (inputs: readonly Plan[]): Promise<readonly Verdict<Finding>[]> => {
    const verdicts: Verdict<Finding>[] = [];
    for (let from = 0; from < inputs.length; from += asked) {
      const some = inputs.slice(from, from + asked);
      verdicts.push(...(batch.ended === null ? await judgeSome(some) : some.map(() => ({ kind: 'unknown' }) as const)));
    }
    batch.isOver = true;
    return verdicts;
  };
  const result = await holdsFor({
    arbitrary: plans,
    seed,
    cases,
    judge,
    aside: context.aside,
    remember: (draw) => context.once(before === null ? 'networks' : 'many networks', draw),
    telling: ({ kind }) => kind === 'differs',
  });
  if (batch.ended !== null) return batch.ended;
  const verdicts = batch.cases.map(({ verdict }) => verdict);
  const told = { cases, tolerance, printed: batch.printed };
  if (result.kind === 'unknown') return { kind: 'inconclusive', message: 'Not every case could be judged.', ...told };
  if (result.kind === 'broken') {
    return failedWith(result.evidence, { ...told, mistakes: mistakesIn(verdicts) });
  }
  const silent = verdicts.flatMap((verdict) => (verdict.kind === 'silent' ? [verdict.why] : []));
  const [why] = silent;
  const stopped = verdicts.filter((one) => one.kind === 'silent' && one.isOfLayers);
  if (2 * stopped.length > verdicts.length) {
    // The few that are left are not enough to pass by: those networks are looked for in which the own layers go on.
    if (before === null) return settle(context, aspect, form, forward, givenPredictions, sentence(why ?? ''));
    if (!isEnough(batch.cases, asked)) return blocked(sentence(why ?? ''));
  }
  if (why !== undefined && silent.length === verdicts.length) return blocked(sentence(why));
  const nothing = aspect.tellsNothing(verdicts.flatMap((one) => (one.kind === 'holds' ? one.told : [])));
  if (nothing !== null) return blocked(sentence(why ?? nothing));
  if (aspect === forwardAspect) {
    const overflow = await extremes(workshop, form, forward, { kind: heldKind(form, batch.cases), seed, tolerance });
    if (overflow.kind === 'ended') return unanswered(overflow);
    if (overflow.kind === 'cut-short')
      return { kind: 'inconclusive', message: 'Not every case could be judged.', ...told };
    if (overflow.kind === 'broken') return failedWith(overflow.finding, told);
  }
  const notes = [
    ...notesOfForm(form),
    ...[...form.without, ...neverHeld(form, batch.cases)].map(
      (one) => `Networks without this layer were tried only. ${one}`,
    ),
    ...(why === undefined ? [] : [`${silent.length} of ${cases} networks could not be judged: ${why}.`]),
  ];
  return {
    kind: 'passed',
    message: `Right for your own layers, in ${cases - silent.length} networks.`,
    ...told,
    notes,
  };
}

/** Whether the networks that held tell of more than single rows and single layers, and are not a handful. */
function isEnough(cases: readonly JudgedCase[], asked: number): boolean {
  const held = cases.filter(({ verdict }) => verdict.kind === 'holds');
  const hasRows = held.some(({ own }) => own.labels.data.length > 1);
  const hasDepth = held.some(({ own }) => own.layers.length > 2);
  return 2 * held.length >= asked && hasRows && hasDepth;
}

/** What was said of the cases that are not shrunk. */
interface Batch {
  readonly cases: JudgedCase[];
  printed: string;
  ended: CheckOutcome | null;
  isOver: boolean;
}

/** The kinds of hidden layers that were in no network that held, and why. */
function neverHeld({ hidden }: NetworkForm, cases: readonly JudgedCase[]): readonly string[] {
  return hidden.flatMap(({ target, form }) => {
    const having = cases.filter(({ own }) => own.layers.some((layer) => layer.target === target));
    const [why] = having.flatMap(({ verdict }) => (verdict.kind === 'silent' ? [verdict.why] : []));
    const isHeld = having.some(({ verdict }) => verdict.kind === 'holds');
    return isHeld || why === undefined ? [] : [`${form.definition.name}: ${sentence(why)}`];
  });
}

/** A kind of hidden layer that was in a network that held; the first where there was none. */
function heldKind({ hidden }: NetworkForm, cases: readonly JudgedCase[]): number {
  const held = cases.flatMap(({ own, verdict }) => (verdict.kind === 'holds' ? own.layers : []));
  return Math.max(
    0,
    hidden.findIndex((part) => held.some(({ target }) => target === part.target)),
  );
}

function blocked(message: string): CheckOutcome {
  return { kind: 'blocked', message: `This cannot be told: ${message}`, cases: 0 };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
