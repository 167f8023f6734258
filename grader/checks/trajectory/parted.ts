import type { CallForm } from '../../contract/question.ts';
import { inputsOf, snippetFor } from '../../findings/snippet.ts';
import { trajectoryPlot } from '../../findings/trajectory-plot.ts';
import type { Plot } from '../../model/plot.ts';
import type { Finding } from '../../model/report.ts';
import type { CheckContext } from '../check.ts';
import type { Ends } from '../descent/ends.ts';
import { namesOf } from '../../diagnosis/names.ts';
import type { NamedTurn } from './name-turn.ts';
import type { Observed } from './observed.ts';
import type { TrajectoryOptions } from './options.ts';
import { pointDifference, settingsOf, showPoint } from './paths.ts';
import type { Path, Point } from './paths.ts';
import { descentOf } from './seen.ts';

/** Where a descent leaves the right path. */
export function parted(one: Observed, step: number, want: Point, call: CallForm): Finding {
  const { start, learningRate, actual, roles } = one;
  return {
    kind: 'parts-from-path',
    summary: `The path leaves the right one at step ${step}.`,
    asked: `Gradient descent from ${showPoint(start, call.language)}, learning rate ${learningRate}.`,
    inputs: inputsOf(call, roles),
    differences: [pointDifference(step, want, actual, call.language)],
    snippet: snippetFor(call, roles, [{ name: 'result', text: showPoint(want, call.language) }], false),
    where: call.definition.where,
  };
}

/** A loop that ends by itself where there is still a slope. */
export function endedEarly(one: Observed, gradient: (theta: Point) => Point, call: CallForm): Finding {
  const { epochs, actual, roles } = one;
  const slope = gradient(actual ?? []).map((value) => Number(value.toPrecision(4)));
  return {
    kind: 'parts-from-path',
    summary: `The loop ends by itself after ${epochs} ${epochs === 1 ? 'step' : 'steps'}, though the slope there is still ${showPoint(slope, call.language)}: it should go on until hardly any slope is left.`,
    inputs: inputsOf(call, roles),
    where: call.definition.where,
  };
}

/** Starts that the code chose itself, all of them where descent ends. */
export function atRest({ start, roles }: Observed, call: CallForm): Finding {
  return {
    kind: 'misfit',
    summary: `\`${call.definition.name}\` is given no start, and with 0 epochs it always gives a point where descent does not move, like ${showPoint(start, call.language)}: nothing descends in it.`,
    inputs: inputsOf(call, roles),
    where: call.definition.where,
  };
}

interface PathPlot {
  readonly index: number;
  /** All numbers of epochs from one start. */
  readonly observed: readonly Observed[];
  readonly ends: Ends;
  readonly partsAt: number | null;
  /** What was recognised in a wrong one. */
  readonly named: NamedTurn | null;
  readonly call: CallForm;
}

/** The paths from one start: where each number of epochs ends. */
export function pathPlot(
  context: CheckContext<TrajectoryOptions>,
  { index, observed, ends, partsAt, named, call }: PathPlot,
): Plot {
  const { options, target, id } = context;
  const last = observed.at(-1);
  const start = last?.start ?? [];
  const together = observed.every((one) => one.start.join() === start.join());
  const expected = observed.flatMap((one): Path => {
    const end = ends({ ...one, start });
    return end === null ? [] : [end];
  });
  const end = observed.findIndex(({ actual }) => actual === null);
  const points = (end === -1 ? observed : observed.slice(0, end)).flatMap(({ actual }) =>
    actual === null ? [] : [actual],
  );
  const actual = together ? [start, ...points] : last?.actual ? [start, last.actual] : null;
  return trajectoryPlot({
    id: `${id}-${index + 1}`,
    title: `${target.title} from ${showPoint(start, call.language)}`,
    on: descentOf(context).on,
    settings: settingsOf(start, options.hyperparameters, call.language),
    expected: [start, ...expected],
    actual,
    ...(!together && actual !== null && { actualSteps: [0, last?.epochs ?? 0] }),
    mistaken: partsAt === null ? null : endsOfMistake(context, named, observed),
    partsAt,
  });
}

/** Where the mistake leads after each number of epochs; null where it cannot be drawn beside the others. */
function endsOfMistake(
  context: CheckContext<TrajectoryOptions>,
  named: NamedTurn | null,
  observed: readonly Observed[],
): { readonly name: string; readonly path: Path } | null {
  if (named === null) return null;
  const { gradient, schedule } = descentOf(context);
  const [first] = observed;
  if (first === undefined || observed.some(({ start }) => start.join() !== first.start.join())) return null;
  const path = observed.flatMap(({ start, learningRate, epochs }): Path => {
    const end = named.path({ gradient, schedule, start, learningRate, epochs })[epochs];
    return end === undefined ? [] : [end];
  });
  return { name: namesOf(named), path: [first.start, ...path] };
}
