import { Type, type Static } from '@sinclair/typebox';
import { descend } from '../../reference/descent.ts';
import { gradientDescent } from '../../reference/optimizers/gradient-descent.ts';
import { scheduleOf, testFunctionOf } from '../oracles/truths.ts';
import type { CallForm, CaseAnswer } from '../contract/question.ts';
import { faultOfCase } from '../findings/faults.ts';
import { inputsOf, snippetFor } from '../findings/snippet.ts';
import { trajectoryPlot } from '../findings/trajectory-plot.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { closed, Tolerance } from './options.ts';
import { descentCase, ownDescent } from './own-descent.ts';
import { failedWith, unanswered } from './settle.ts';
import { settingsOf, showPoint, tensor } from './trajectory/paths.ts';
import { compareTensors } from '../compare/close.ts';

const Options = Type.Object(
  {
    starts: Type.Array(Type.Array(Type.Number(), { minItems: 1 }), {
      minItems: 1,
      maxItems: 200,
      description: 'Points to start from.',
    }),
    epochs: Type.Integer({ minimum: 1, maximum: 100_000, description: 'How many steps.' }),
    learningRate: Type.Number({ exclusiveMinimum: 0, description: 'Of every step.' }),
    expect: Type.Union([Type.Literal('basin-minimum'), Type.Literal('stays')], {
      description:
        '`basin-minimum`: ends in the minimum of the basin in which it starts. `stays`: starts where the slope is 0, and stays there.',
    }),
    derivative: Type.Optional(
      Type.String({
        description: "The target with the student's own derivative: descent that ends where it leads is right.",
      }),
    ),
    tolerance: Tolerance,
  },
  closed,
);
type Options = Static<typeof Options>;
type Point = readonly number[];

/** How far beside a point without slope there is one. */
const BESIDE = 0.1;

/** Where descent must end, and where it must stay stuck. */
export const reachesMinimum: Check<typeof Options> = {
  kind: 'reaches-minimum',
  description: 'Ends where descent must end, or stays where it must stay stuck.',
  options: Options,
  alsoNeeds: ({ derivative }) => (derivative === undefined ? [] : [derivative]),
  run,
};

async function run(context: CheckContext<Options>): Promise<CheckOutcome> {
  const { options, target, student } = context;
  const { starts, epochs, learningRate, tolerance, derivative } = options;
  if (!('descentOn' in target.oracle))
    throw new TypeError('reaches-minimum is asked of a target with descent as its oracle');
  const on = testFunctionOf(target.oracle.descentOn);
  const schedule = scheduleOf(target.oracle.schedule);
  // Whatever never moves stays everywhere: so it is also asked from beside, where there is a slope.
  const beside = options.expect === 'stays' ? starts.map((start) => start.map((value) => value + BESIDE)) : [];
  const runs = [
    ...starts.map((start) => ({ start, steps: epochs })),
    // Two steps show whether it moves at all; where it ends is for the other checks to say.
    ...beside.map((start) => ({ start, steps: 2 })),
  ];
  const cases = runs.map(({ start, steps }): Roles => descentCase(start, steps, learningRate));
  const reply = await student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call, answers } = reply;

  const oraclePaths = starts.map(
    (start) =>
      descend({
        gradient: (theta) => on.gradient(theta),
        start,
        optimizer: gradientDescent,
        hyperparameters: { learningRate },
        steps: epochs,
        schedule,
      }).path,
  );
  const oracleEnds = oraclePaths.map((path, index): Point =>
    options.expect === 'stays' ? (starts[index] ?? []) : nearestMinimum(on.minima, path.at(-1) ?? []),
  );
  const ends = answers.map((answer) => (answer.kind === 'results' ? (answer.roles.get('result')?.data ?? null) : null));
  const wrongAmong = (expected: readonly Point[]): number =>
    expected.findIndex((end, index) => !agrees(end, ends[index] ?? null, tolerance));

  let expected = oracleEnds;
  let wrong = wrongAmong(expected);
  let still = beside.findIndex((start, index) => {
    const end = ends[starts.length + index] ?? null;
    return end === null || [start, starts[index] ?? []].some((point) => agrees(point, end, tolerance));
  });
  const notes: string[] = [];
  if ((wrong !== -1 || still !== -1) && derivative !== undefined) {
    const own = await ownDescent({ student, derivative, runs, learningRate, schedule });
    const ownEnds = own?.map((path) => path.at(-1) ?? []);
    if (ownEnds && wrongAmong(ownEnds) === -1) {
      notes.push('Descent was held to your own derivative, which is judged on its own.');
      [expected, wrong, still] = [ownEnds, -1, -1];
    }
  }
  const shown = wrong === -1 ? 0 : wrong;
  const start = starts[shown] ?? [];
  const end = ends[shown];
  const plot = trajectoryPlot({
    id: context.id,
    title: `${target.title} from ${showPoint(start, call.language)}`,
    on,
    settings: settingsOf(start, { learningRate, epochs }, call.language),
    expected: oraclePaths[shown] ?? [],
    actual: end?.length === start.length ? [start, end] : null,
    actualSteps: [0, epochs],
    partsAt: wrong === -1 ? null : epochs,
  });
  const told = { cases: cases.length, tolerance, notes, plots: [plot], printed: reply.printed };
  if (wrong === -1 && still !== -1)
    return failedWith(
      doesNotDescend(call, answers[starts.length + still], cases[starts.length + still] ?? new Map()),
      told,
    );
  if (wrong === -1) return { kind: 'passed', message: passedMessage(options), ...told };
  const answer = answers[wrong] ?? { kind: 'skipped', reason: 'there was no answer' };
  const roles = cases[wrong] ?? descentCase(start, epochs, learningRate);
  if (answer.kind !== 'results') return failedWith(faultOfCase(answer, call, roles), told);
  const want = expected[wrong] ?? [];
  const finding: Finding = {
    kind: 'wrong-minimum',
    summary:
      options.expect === 'stays'
        ? `The slope at ${showPoint(start, call.language)} is 0, so plain descent stays there; yours ends at ${showPoint(end ?? [], call.language)}.`
        : `From ${showPoint(start, call.language)} descent ends in the minimum at ${showPoint(want, call.language)}; yours ends at ${showPoint(end ?? [], call.language)}.`,
    asked: `Where descent ends from ${starts.length} starts, ${epochs} epochs at a learning rate of ${learningRate}.`,
    inputs: inputsOf(call, roles),
    differences: [
      {
        name: 'result',
        expected: showPoint(want, call.language),
        actual: showPoint(end ?? [], call.language),
        agrees: false,
      },
    ],
    snippet: snippetFor(call, roles, [{ name: 'result', text: showPoint(want, call.language) }], false),
    where: call.definition.where,
  };
  return failedWith(finding, told);
}

/** From beside the point without slope it did not go anywhere, so staying there shows nothing. */
function doesNotDescend(call: CallForm, answer: CaseAnswer | undefined, roles: Roles): Finding {
  if (answer?.kind !== 'results')
    return faultOfCase(answer ?? { kind: 'skipped', reason: 'there was no answer' }, call, roles);
  return {
    kind: 'wrong-minimum',
    summary: 'It stays where the slope is 0, but from beside, where there is a slope, it does not descend either.',
    inputs: inputsOf(call, roles),
    snippet: snippetFor(call, roles, [], false),
    where: call.definition.where,
  };
}

function passedMessage({ expect, starts }: Options): string {
  if (expect === 'stays') return 'Stays where the slope is 0.';
  return `Ends in the right minimum from ${starts.length} ${starts.length === 1 ? 'start' : 'starts'}.`;
}

function agrees(want: Point, got: Point | null, tolerance: Options['tolerance']): boolean {
  return got !== null && compareTensors(tensor(want), tensor(got), tolerance).agrees;
}

/** The minimum in whose basin the oracle's descent ended. */
function nearestMinimum(minima: readonly { readonly at: Point }[], end: Point): Point {
  const distance = (at: Point): number => Math.hypot(...at.map((value, index) => value - (end[index] ?? NaN)));
  const [nearest] = minima.map(({ at }) => at).toSorted((one, other) => distance(one) - distance(other));
  // An oracle that ends nowhere near a minimum has not converged: its own end is then what is right.
  return nearest && distance(nearest) < 0.1 ? nearest : end;
}
