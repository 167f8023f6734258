import { compareTensors } from '../../compare/close.ts';
import type { CallForm } from '../../contract/question.ts';
import { inputsOf } from '../../findings/snippet.ts';
import { trajectoryPlot } from '../../findings/trajectory-plot.ts';
import type { Finding } from '../../model/report.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import { failedWith, unanswered } from '../settle.ts';
import { endsOf } from '../descent/ends.ts';
import type { Ends } from '../descent/ends.ts';
import { namesText } from '../sweep/words.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { mistakenPath, nameTurn } from './name-turn.ts';
import type { NamedTurn, Walk } from './name-turn.ts';
import { heldToOwn, ownEndsFor } from '../descent/own-ends.ts';
import { agreesWith, drewStart, observe } from './observed.ts';
import type { Observed } from './observed.ts';
import type { TrajectoryOptions } from './options.ts';
import { neverFilled } from './never-filled.ts';
import { parted } from './parted.ts';
import { partingStep, settingsOf, showPoint, tensor } from './paths.ts';
import type { Path } from './paths.ts';
import { historyReadings } from './read-history.ts';
import type { HistoryReading } from './read-history.ts';
import { atAnotherRate, descentOf } from './seen.ts';

type Context = CheckContext<TrajectoryOptions>;

interface Followed {
  readonly one: Observed;
  /** What was written down, as it fits best. */
  readonly reading: HistoryReading | null;
  /** In steps of the descent; null when all agrees. */
  readonly partsAt: number | null;
  readonly expected: Path;
}

/** A descent is asked once from each start, and the points that it writes down itself are its path. */
export async function followHistory(context: Context): Promise<CheckOutcome> {
  const { on, gradient, schedule, learningRate } = descentOf(context);
  const { starts, steps, tolerance, derivative, hyperparameters } = context.options;
  const cases = starts.map((start) => descentCase(start, steps, learningRate));
  const reply = await context.student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call, printed } = reply;
  const observed = observe(cases, reply.answers);
  const told = { cases: cases.length, tolerance, printed };
  if (isOptional(context) && observed.every(keptNothing))
    return {
      kind: 'passed',
      message: 'No points on the way were found, and none need to be kept.',
      ...told,
      ...(call.script && { notes: await neverFilled(context.target, context.workshop) }),
    };
  // Of a rate that falls with time the whole number of epochs counts at every step.
  const stepwise = (one: Observed): Ends => {
    const ends = endsOf(gradient, { ...schedule, rate: (moment) => schedule.rate({ ...moment, epochs: one.epochs }) });
    return (settings) => ends(settings);
  };
  for (const one of observed) {
    const fault =
      one.answer.kind === 'results'
        ? historyFault(one, context, call, pathBy(stepwise(one), one))
        : faultOfCase(one.answer, call, one.roles);
    if (fault) return failedWith(fault, told);
  }

  let followed = observed.map((one) => follow(one, pathBy(stepwise(one), one), tolerance));
  const notes: string[] = [];
  if (derivative !== undefined && followed.some(({ partsAt }) => partsAt !== null)) {
    const perStep = observed.flatMap((one) => (schedule.id === 'time-based' ? [] : [one]));
    const by = { student: context.student, derivative, schedule, gradient, tolerance };
    const own = perStep.length === 0 ? null : await ownEndsFor(perStep, by);
    if (own?.kind === 'lost') return own.outcome;
    const byOwn =
      own?.kind === 'ends' ? observed.map((one) => follow(one, pathBy(own.ends, one), own.tolerance)) : null;
    if (own?.kind === 'ends' && byOwn?.every(({ partsAt }) => partsAt === null)) {
      notes.push(...heldToOwn(own));
      followed = byOwn;
    }
  }
  if (observed.some(drewStart)) notes.push('The code draws its start itself: it was held to the starts that it drew.');
  const wrong = followed.find(({ partsAt }) => partsAt !== null);
  const walkOf = ({ start, epochs }: Observed): Walk => ({ gradient, schedule, start, learningRate, epochs });
  const named = wrong && context.namesMistakes ? await nameOf(context, followed, walkOf, wrong.one) : null;
  const plots = followed.map(({ one, reading, partsAt, expected }, index) =>
    trajectoryPlot({
      id: `${context.id}-${index + 1}`,
      title: `${context.target.title} from ${showPoint(one.start, call.language)}`,
      on,
      settings: settingsOf(one.start, hyperparameters, call.language),
      expected,
      actual: reading && [...(reading.from === 1 ? [one.start] : []), ...reading.points],
      mistaken: partsAt === null ? null : mistakenPath(named, walkOf(one)),
      partsAt,
    }),
  );
  if (wrong?.partsAt === undefined || wrong.partsAt === null) {
    const from = starts.length === 1 ? '1 start' : `${starts.length} starts`;
    return { kind: 'passed', message: `Writes down the right ${steps} steps from ${from}.`, ...told, notes, plots };
  }
  const { one, reading, partsAt, expected } = wrong;
  const actual = reading?.points[partsAt - reading.from] ?? one.actual;
  return failedWith(parted({ ...one, actual }, partsAt, expected[partsAt] ?? [], call), {
    ...told,
    notes,
    plots,
    mistakes: named?.mistakes ?? [],
  });
}

/** The mistake in what was written down; one more step is asked for, since what is always the same tells nothing of the rate. */
async function nameOf(
  context: Context,
  followed: readonly Followed[],
  walkOf: (one: Observed) => Walk,
  wrong: Observed,
): Promise<NamedTurn | null> {
  const seen = followed.flatMap(({ one, reading }) =>
    (reading?.points ?? []).map((actual, index) => ({ walk: walkOf(one), at: index + (reading?.from ?? 0), actual })),
  );
  const more = await atAnotherRate(context, wrong, descentOf(context));
  return nameTurn([...more, ...seen], context.options.tolerance);
}

function isOptional({ target }: Context): boolean {
  return target.results.some(({ role, optional }) => role === 'history' && optional === true);
}

function keptNothing({ answer }: Observed): boolean {
  return answer.kind === 'results' && !answer.roles.has('history');
}

function pathBy(ends: Ends, { start, learningRate, epochs }: Observed): Path {
  return Array.from({ length: epochs + 1 }, (_, step) => ends({ start, learningRate, epochs: step }) ?? []);
}

/** The reading that keeps to the path for longest, and whether it ends where the path ends. */
function follow(one: Observed, expected: Path, tolerance: Tolerance): Followed {
  const history = one.answer.kind === 'results' ? one.answer.roles.get('history') : undefined;
  const readings = history ? historyReadings(history, one.start.length, one.epochs) : [];
  const tried = readings.map((reading): Followed => {
    const right = expected.slice(reading.from, reading.from + reading.points.length);
    const parting = partingStep(right, reading.points, tolerance);
    return { one, reading, partsAt: parting === null ? null : parting + reading.from, expected };
  });
  const [best] = tried.toSorted((first, second) => (second.partsAt ?? Infinity) - (first.partsAt ?? Infinity));
  const found = best ?? { one, reading: null, partsAt: 0, expected };
  const ends = agreesWith(expected.at(-1) ?? null, one, tolerance);
  return found.partsAt === null && !ends ? { ...found, partsAt: one.epochs } : found;
}

/** What can be said of what was written down without comparing it with the path; null where the path has to tell. */
function historyFault(one: Observed, { target, options }: Context, call: CallForm, expected: Path): Finding | null {
  const { answer, actual, epochs, start, roles } = one;
  if (answer.kind !== 'results') return null;
  const history = answer.roles.get('history');
  const names = target.results.flatMap((result) => (result.role === 'history' ? result.names : []));
  const about = { inputs: inputsOf(call, roles), where: call.definition.where };
  if (history === undefined)
    return { kind: 'missing', summary: `The points on the way were not found: ${namesText(names)}.`, ...about };
  const named = `\`${call.script?.results.find(({ role }) => role === 'history')?.name ?? names[0] ?? 'history'}\``;
  const [points] = historyReadings(history, start.length, epochs).map((reading) => reading.points);
  // Where descent stays at 0, zeros are what is to be written.
  const isUntouched = points !== undefined && isAllZeros(points) && !isAllZeros(expected);
  if (history.data.length === 0 || isUntouched) {
    return {
      kind: 'parts-from-path',
      summary: `Nothing was ever written into ${named}: it is ${history.data.length === 0 ? 'empty' : 'all zeros'}.`,
      ...about,
    };
  }
  const moves = actual !== null && !same(tensor(start), tensor(actual), options.tolerance);
  if (
    moves &&
    (points?.length ?? 0) > 2 &&
    points?.every((point) => same(tensor(point), tensor(actual), options.tolerance))
  )
    return {
      kind: 'parts-from-path',
      summary: `Every point in ${named} is the one where descent ended: what was written down is the array that moves on, not a copy of it. Write down a copy of each point.`,
      ...about,
    };
  if (points === undefined)
    return {
      kind: 'misfit',
      summary: `${named} should hold a point for each of the ${epochs} steps, but has the shape (${history.shape.join(', ')}).`,
      ...about,
    };
  const kept = answer.roles.get('start');
  if (moves && kept && !same(tensor(start), kept, options.tolerance))
    return {
      kind: 'parts-from-path',
      summary: same(tensor(actual), kept, options.tolerance)
        ? 'The start that was kept is where descent ended: it is the array that moves on, not a copy of it. Keep a copy of the start.'
        : `The start that was kept is ${showPoint(kept.data, call.language)}, but descent began at ${showPoint(start, call.language)}.`,
      ...about,
    };
  return null;
}

function isAllZeros(path: Path): boolean {
  return path.every((point) => point.every((value) => value === 0));
}

function same(one: Tensor, other: Tensor, tolerance: Tolerance): boolean {
  return compareTensors(one, { shape: [other.data.length], data: other.data }, tolerance).agrees;
}
