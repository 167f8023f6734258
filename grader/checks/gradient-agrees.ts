import { Type, type Static } from '@sinclair/typebox';
import { differencePoints, numericalGradient } from '../../reference/numeric/gradient.ts';
import { isKink, kinkPoints } from '../../reference/numeric/kink.ts';
import { holdsFor } from '../compare/property.ts';
import type { Verdict } from '../compare/property.ts';
import type { CaseAnswer, Reply } from '../contract/question.ts';
import { scalar, vector } from '../contract/tensor.ts';
import { isRightFunction } from '../diagnosis/derivative/right-function.ts';
import { faultOfCase } from '../findings/faults.ts';
import { formatTensor } from '../findings/format-value.ts';
import { inputsOf, snippetFor } from '../findings/snippet.ts';
import type { Mistake } from '../model/mistake.ts';
import type { Finding } from '../model/report.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { casesFor } from './inputs/cases.ts';
import { casesOption, closed, inputsOption, resultOption, Tolerance } from './options.ts';
import { failedWith, partsOf, unanswered } from './settle.ts';

const Options = Type.Object(
  {
    of: Type.String({
      description: "The target whose function is differentiated: the student's own, by finite differences.",
    }),
    ofResult: resultOption,
    tolerance: Tolerance,
    cases: casesOption,
    inputs: inputsOption,
  },
  closed,
);
type Options = Static<typeof Options>;
type Context = CheckContext<Options>;

/** Points: each costs two evaluations for each row of the tableau and each coordinate. */
const POINTS = 40;
const ROWS = 10;
/** Of the larger of 1 and the slope: differences that know it worse than this (a jump near by, a function that draws) show nothing. */
const WORST_ERROR = 1e-4;

/** Finite differences of the student's own function. */
export const gradientAgrees: Check<typeof Options> = {
  kind: 'gradient-agrees',
  description: "Agrees with finite differences of the student's own function.",
  options: Options,
  alsoNeeds: ({ of }) => [of],
  run: async (context) => {
    const { options } = context;
    const cases = options.cases ?? POINTS;
    const stopped: { outcome: CheckOutcome | null; printed: string } = { outcome: null, printed: '' };
    // Of the batch; shrinking asks further points, which are counted nowhere.
    const batch: Batch = { kinks: 0, slopes: 0, asked: null };

    const judge = async (inputs: readonly Roles[]): Promise<readonly Verdict<Finding>[]> => {
      const reply = await context.student.ask({ target: context.targetId, cases: inputs });
      if (reply.kind !== 'answered') {
        stopped.outcome ??= unanswered(reply);
        return inputs.map(() => ({ kind: 'unknown' }));
      }
      const isBatch = batch.asked === null;
      stopped.printed = reply.printed;
      const own = await ownFunction(context, inputs);
      if (own.kind !== 'answered') {
        stopped.outcome ??= functionMissing(context, own);
        return inputs.map(() => ({ kind: 'unknown' }));
      }
      batch.asked ??= { inputs, answers: reply.answers, own: own.value };
      return inputs.map((roles, index): Verdict<Finding> => {
        const theta = thetaOf(roles);
        const answer = reply.answers[index] ?? { kind: 'skipped', reason: 'there was no answer' };
        if (answer.kind !== 'results') return { kind: 'broken', evidence: faultOfCase(answer, reply.call, roles) };
        const differentiable = theta.data.every((_, at) => !isKink(own.value, theta.data, at));
        const { gradient, error } = numericalGradient(own.value, theta.data, { rows: ROWS });
        if (!differentiable || !gradient.every((slope, at) => isKnown(slope, error[at] ?? Infinity))) {
          if (isBatch) batch.kinks += 1;
          return { kind: 'holds' };
        }
        if (isBatch && gradient.some((slope) => Math.abs(slope) > options.tolerance.absolute)) batch.slopes += 1;
        const actual = answer.roles.get('gradient');
        const expected: Tensor = { shape: theta.shape, data: gradient };
        const agrees = gradient.every((slope, at) => {
          const got = actual?.data[at];
          // The differences know how well they know: their own error comes on top of the assignment's tolerance.
          const room =
            options.tolerance.absolute + options.tolerance.relative * Math.abs(slope) + 10 * (error[at] ?? 0);
          return got !== undefined && Math.abs(got - slope) <= room;
        });
        if (agrees && actual?.data.length === gradient.length) return { kind: 'holds' };
        return { kind: 'broken', evidence: disagrees(reply, roles, expected, actual) };
      });
    };

    const arbitrary = casesFor(context.target, options.inputs ?? {});
    const result = await holdsFor({
      arbitrary,
      seed: context.seed,
      cases,
      judge,
      aside: context.aside,
      remember: (draw) => context.once('inputs', draw),
    });
    // What ended while shrinking takes nothing back: the point that shows the mistake was answered before.
    if (stopped.outcome && result.kind !== 'broken') return stopped.outcome;
    const { kinks, slopes } = batch;
    const notes =
      kinks > 0 ? [`${kinks} points were left out, because the function has a kink or no finite value near them.`] : [];
    const told = { cases, tolerance: options.tolerance, notes, printed: stopped.printed };
    switch (result.kind) {
      case 'holds':
        // A function without a slope to compare with shows nothing: zeros everywhere would agree with zeros.
        if (kinks >= cases)
          return {
            kind: 'blocked',
            message: 'Your own function has no point at which it could be differentiated.',
            ...told,
          };
        if (slopes === 0)
          return {
            kind: 'blocked',
            message: 'Your own function is flat: its slope is 0 everywhere, so there is nothing to compare with.',
            ...told,
          };
        return {
          kind: 'passed',
          message: `Agrees with the slope of your own function at ${cases - kinks} points.`,
          ...told,
        };
      case 'broken':
        return failedWith(result.evidence, { ...told, mistakes: mistakesIn(context, batch) });
      case 'unknown':
        return { kind: 'inconclusive', message: 'Not every point could be asked.', ...told };
    }
  },
};

interface Batch {
  kinks: number;
  slopes: number;
  asked: {
    readonly inputs: readonly Roles[];
    readonly answers: readonly CaseAnswer[];
    readonly own: (theta: readonly number[]) => number;
  } | null;
}

/** A derivative that is named is known to many digits, however well differences know the slope. */
const NAMED = 1e-7;

/** What is known to give these slopes; nothing where the function itself is wrong, whose slopes they may well be. */
function mistakesIn({ target, targetId, options, diagnose }: Context, { asked }: Batch): readonly Mistake[] {
  if (asked === null || !isRightFunction(target, asked.own, asked.inputs)) return [];
  const { relative, absolute, ...rest } = options.tolerance;
  const tolerance = { ...rest, relative: Math.min(relative, NAMED), absolute: Math.min(absolute, NAMED) };
  const { inputs, answers } = asked;
  const parts = partsOf(target, {});
  return diagnose({ target: targetId, parts, inputs, answers, conventions: [{}], tolerance })?.mistakes ?? [];
}

function isKnown(slope: number, error: number): boolean {
  return Number.isFinite(slope) && error <= WORST_ERROR * Math.max(1, Math.abs(slope));
}

type Own =
  | { readonly kind: 'answered'; readonly value: (theta: readonly number[]) => number }
  | Exclude<Reply, { kind: 'answered' }>;

/** The student's function at every point that the differences will look at, in one program. */
async function ownFunction(context: Context, inputs: readonly Roles[]): Promise<Own> {
  const points = new Map<string, readonly number[]>();
  for (const roles of inputs) {
    const theta = thetaOf(roles).data;
    const kinks = theta.flatMap((_, at) => kinkPoints(theta, at));
    for (const point of [...differencePoints(theta, { rows: ROWS }), ...kinks]) points.set(point.join(), point);
  }
  const cases = [...points.values()].map(
    (point): Roles => new Map([['theta', point.length === 1 ? scalar(point[0] ?? NaN) : vector(point)]]),
  );
  const { of, ofResult } = context.options;
  const reply = await context.student.ask({ target: of, cases, ...(ofResult !== undefined && { result: ofResult }) });
  if (reply.kind !== 'answered') return reply;
  const values = new Map<string, number>();
  for (const [index, key] of [...points.keys()].entries()) {
    const answer = reply.answers[index];
    values.set(key, answer?.kind === 'results' ? (answer.roles.get('value')?.data[0] ?? NaN) : NaN);
  }
  return { kind: 'answered', value: (theta) => values.get(theta.join()) ?? NaN };
}

function functionMissing(context: Context, reply: Exclude<Reply, { kind: 'answered' }>): CheckOutcome {
  const outcome = unanswered(reply);
  const asked = context.targets[context.options.of]?.title ?? context.options.of;
  return outcome.kind === 'failed'
    ? {
        kind: 'blocked',
        message: `It is compared with your own function (${asked}), which gave no answer. ${outcome.message}`,
        cases: 0,
      }
    : outcome;
}

function disagrees(
  reply: Extract<Reply, { kind: 'answered' }>,
  roles: Roles,
  expected: Tensor,
  actual: Tensor | undefined,
): Finding {
  const { call } = reply;
  const round = (tensor: Tensor): Tensor => ({
    ...tensor,
    data: tensor.data.map((value) => Number(value.toPrecision(8))),
  });
  const text = formatTensor(round(expected), call.language);
  const got = actual ? formatTensor(actual, call.language) : 'nothing';
  return {
    kind: 'differs',
    summary: `It gives ${got}, but the slope of your own function there is ${text}.`,
    asked: 'The derivative of your own function, as finite differences of it show it.',
    inputs: inputsOf(call, roles),
    differences: [{ name: 'slope', expected: text, actual: got, agrees: false }],
    snippet: snippetFor(call, roles, [{ name: 'slope', text }], false),
    where: call.definition.where,
  };
}

function thetaOf(roles: Roles): Tensor {
  const theta = roles.get('theta');
  if (theta === undefined) throw new TypeError('a gradient is asked at a point');
  return theta;
}
