import { descend } from '../../../reference/descent.ts';
import { gradientDescent } from '../../../reference/optimizers/gradient-descent.ts';
import { fixed } from '../../../reference/schedules/fixed.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import { scheduleOf, testFunctionOf } from '../../oracles/truths.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { inputsOf, snippetFor } from '../../findings/snippet.ts';
import { trajectoryPlot } from '../../findings/trajectory-plot.ts';
import type { Finding } from '../../model/report.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import type { TrajectoryOptions } from './options.ts';
import { descentCase, ownDescent } from '../own-descent.ts';
import { failedWith, unanswered } from '../settle.ts';
import { partingStep, pointDifference, settingsOf, showPoint } from './paths.ts';
import type { Path, Point } from './paths.ts';

/**
 * A function that runs descent as a whole is asked for 0, 1, 2, ... epochs from each start: its results are its path.
 */
export async function followDescent(context: CheckContext<TrajectoryOptions>): Promise<CheckOutcome> {
  const { oracle } = context.target;
  if (!('descentOn' in oracle)) throw new TypeError('a descent is asked of a target with descent as its oracle');
  const { starts, steps, hyperparameters, tolerance, derivative } = context.options;
  const on = testFunctionOf(oracle.descentOn);
  const learningRate = hyperparameters['learningRate'] ?? NaN;
  const schedule = scheduleOf(oracle.schedule);
  // From 1: whether 0 epochs leave the start where it is, is a law of its own.
  const epochs = Array.from({ length: steps }, (_, index) => index + 1);
  const cases = starts.flatMap((start) => epochs.map((count) => descentCase(start, count, learningRate)));
  const reply = await context.student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call } = reply;

  const answersOf = (index: number): typeof reply.answers => reply.answers.slice(index * steps, (index + 1) * steps);
  const actual = starts.map((start, index) => [
    start,
    ...answersOf(index).map((answer) =>
      answer.kind === 'results' ? (answer.roles.get('result')?.data ?? null) : null,
    ),
  ]);
  const oraclePaths = context.once('paths', () =>
    starts.map((start): Path => {
      const gradient = (theta: Point): Point => on.gradient(theta);
      const run = (count: number): Path =>
        descend({ gradient, start, optimizer: gradientDescent, hyperparameters, steps: count, schedule }).path;
      // A rate that falls with time knows how many epochs there will be: each number of epochs is a run of its own.
      return schedule === fixed ? run(steps) : [start, ...epochs.map((count) => run(count).at(-1) ?? start)];
    }),
  );
  const parts = (paths: readonly Path[]): readonly (number | null)[] =>
    paths.map((path, index) => partingStep(path, actual[index] ?? [], tolerance));

  let expected: readonly Path[] = oraclePaths;
  let parting = parts(expected);
  const notes: string[] = [];
  if (derivative !== undefined && parting.some((step) => step !== null)) {
    const own = await ownPaths(context, derivative, schedule, learningRate);
    const ownParting = own && parts(own);
    if (own && ownParting?.every((step) => step === null)) {
      notes.push('Descent was held to your own derivative, which is judged on its own.');
      [expected, parting] = [own, ownParting];
    }
  }
  const plots = starts.map((start, index) =>
    trajectoryPlot({
      id: `${context.id}-${index + 1}`,
      title: `${context.target.title} from ${showPoint(start, call.language)}`,
      on,
      settings: settingsOf(start, hyperparameters, call.language),
      expected: expected[index] ?? [],
      actual: known(actual[index] ?? []),
      partsAt: parting[index] ?? null,
    }),
  );
  const told = { cases: cases.length, tolerance, plots, notes, printed: reply.printed };
  const worst = parting.findIndex((step) => step !== null);
  const step = parting[worst];
  if (step === undefined || step === null)
    return {
      kind: 'passed',
      message: `Takes the right ${steps} steps from ${starts.length} ${starts.length === 1 ? 'start' : 'starts'}.`,
      ...told,
    };

  const roles = descentCase(starts[worst] ?? [], step, learningRate);
  const answer = answersOf(worst)[step - 1];
  if (answer && answer.kind !== 'results') return failedWith(faultOfCase(answer, call, roles), told);
  const want = expected[worst]?.[step] ?? [];
  const finding: Finding = {
    kind: 'parts-from-path',
    summary: `The path leaves the right one at step ${step}.`,
    asked: `Gradient descent from ${showPoint(starts[worst] ?? [], call.language)}, learning rate ${learningRate}.`,
    inputs: inputsOf(call, roles),
    differences: [pointDifference(step, want, actual[worst]?.[step] ?? null, call.language)],
    snippet: snippetFor(call, roles, [{ name: 'result', text: showPoint(want, call.language) }], false),
    where: call.definition.where,
  };
  return failedWith(finding, told);
}

/** The same paths by the student's own derivative. */
async function ownPaths(
  { student, options }: CheckContext<TrajectoryOptions>,
  derivative: string,
  schedule: Schedule,
  learningRate: number,
): Promise<readonly Path[] | null> {
  const { starts, steps } = options;
  if (schedule === fixed) {
    return ownDescent({ student, derivative, runs: starts.map((start) => ({ start, steps })), learningRate, schedule });
  }
  const runs = starts.flatMap((start) => Array.from({ length: steps + 1 }, (_, count) => ({ start, steps: count })));
  const paths = await ownDescent({ student, derivative, runs, learningRate, schedule });
  const ends = paths?.map((path) => path.at(-1) ?? []);
  return ends ? starts.map((_, index) => ends.slice(index * (steps + 1), (index + 1) * (steps + 1))) : null;
}

/** The path up to the first point that is not known. */
function known(path: readonly (Point | null)[]): Path | null {
  const end = path.indexOf(null);
  const points = (end === -1 ? path : path.slice(0, end)).filter((point) => point !== null);
  return points.length > 0 ? points : null;
}
