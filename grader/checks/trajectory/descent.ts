import { descend } from '../../../reference/descent.ts';
import { gradientDescent } from '../../../reference/optimizers/gradient-descent.ts';
import { testFunctionOf } from '../../oracles/truths.ts';
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
  const cases = starts.flatMap((start) =>
    Array.from({ length: steps + 1 }, (_, epochs) => descentCase(start, epochs, learningRate)),
  );
  const reply = await context.student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call } = reply;

  const answersOf = (index: number): typeof reply.answers =>
    reply.answers.slice(index * (steps + 1), (index + 1) * (steps + 1));
  const actual = starts.map((_, index) =>
    answersOf(index).map((answer) => (answer.kind === 'results' ? (answer.roles.get('result')?.data ?? null) : null)),
  );
  const oraclePaths = starts.map(
    (start): Path =>
      descend({ gradient: (theta) => on.gradient(theta), start, optimizer: gradientDescent, hyperparameters, steps })
        .path,
  );
  const parts = (paths: readonly Path[]): readonly (number | null)[] =>
    paths.map((path, index) => partingStep(path, actual[index] ?? [], tolerance));

  let expected: readonly Path[] = oraclePaths;
  let parting = parts(expected);
  const notes: string[] = [];
  if (derivative !== undefined && parting.some((step) => step !== null)) {
    const own = await ownDescent({ student: context.student, derivative, starts, learningRate, steps });
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
  const answer = answersOf(worst)[step];
  if (answer && answer.kind !== 'results') return failedWith(faultOfCase(answer, call, roles), told);
  const want = expected[worst]?.[step] ?? [];
  const finding: Finding = {
    kind: 'parts-from-path',
    summary:
      step === 0 ? 'With 0 epochs the result should be the start.' : `The path leaves the right one at step ${step}.`,
    asked: `Gradient descent from ${showPoint(starts[worst] ?? [], call.language)}, learning rate ${learningRate}.`,
    inputs: inputsOf(call, roles),
    differences: [pointDifference(step, want, actual[worst]?.[step] ?? null, call.language)],
    snippet: snippetFor(call, roles, [{ name: 'result', text: showPoint(want, call.language) }], false),
    where: call.definition.where,
  };
  return failedWith(finding, told);
}

/** The path up to the first point that is not known. */
function known(path: readonly (Point | null)[]): Path | null {
  const end = path.indexOf(null);
  const points = (end === -1 ? path : path.slice(0, end)).filter((point) => point !== null);
  return points.length > 0 ? points : null;
}
