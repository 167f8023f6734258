import { descend } from '../../../reference/descent.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import { optimizerOf, testFunctionOf } from '../../oracles/truths.ts';
import type { CallForm, CaseAnswer } from '../../contract/question.ts';
import { sizeOf } from '../../contract/parts.ts';
import { vector } from '../../contract/tensor.ts';
import { differencesOf } from '../../findings/differences.ts';
import type { Diagnosis } from '../../diagnosis/observed.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { inputsOf, snippetFor } from '../../findings/snippet.ts';
import { trajectoryPlot } from '../../findings/trajectory-plot.ts';
import type { Mistake } from '../../model/mistake.ts';
import type { Finding } from '../../model/report.ts';
import type { Plot } from '../../model/plot.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { CheckContext, CheckOutcome, Convention } from '../check.ts';
import { acceptedConventions } from '../conventions.ts';
import type { TrajectoryOptions } from './options.ts';
import { rightUpToNoise } from '../noise-tolerant.ts';
import { failedWith, partsOf, unanswered } from '../settle.ts';
import { closedLoop, mistakenLine } from './closed-loop.ts';
import { partingStep, pointDifference, settingsOf, showPoint } from './paths.ts';
import type { Path, Point } from './paths.ts';
import { hintFor, keepsItsState, shapeOnFunction, sideBySide, startsInARow, stepCase } from './stepping.ts';
import type { Slope } from './stepping.ts';

type Context = CheckContext<TrajectoryOptions>;

/**
 * An update rule is driven along the oracle's path: theta and state are its own results of the step before, the gradient is the
 * one at the oracle's point. So a right rule agrees step by step even where the path is chaotic, all in one program, and
 * the first step that parts is the first wrong one.
 */
export async function followUpdates(context: Context): Promise<CheckOutcome> {
  const told = { cases: 0, tolerance: context.options.tolerance, plots: [] as Plot[], printed: '' };
  let found: Convention | null = context.convention;
  let failure: Finding | null = null;
  let mistakes: readonly Mistake[] = [];
  for (const [index, start] of context.options.starts.entries()) {
    const outcome = await followFrom(context, start, index, found);
    if (outcome.kind === 'stopped') return outcome.outcome;
    told.cases += context.options.steps;
    told.plots.push(outcome.plot);
    told.printed += outcome.printed;
    found ??= outcome.convention;
    if (failure === null) mistakes = outcome.mistakes;
    failure ??= outcome.finding;
  }
  if (failure) return failedWith(failure, { ...told, mistakes });
  const { steps, starts } = context.options;
  return {
    kind: 'passed',
    message: `Takes the right ${steps} steps${starts.length > 1 ? ` from ${starts.length} starts` : ''}.`,
    ...told,
    ...(found && { convention: found }),
  };
}

type FromStart =
  | { readonly kind: 'stopped'; readonly outcome: CheckOutcome }
  | {
      readonly kind: 'followed';
      readonly plot: Plot;
      readonly finding: Finding | null;
      readonly mistakes: readonly Mistake[];
      readonly convention: Convention | null;
      readonly printed: string;
    };

async function followFrom(context: Context, from: Point, index: number, held: Convention | null): Promise<FromStart> {
  const { options, target } = context;
  const { oracle } = target;
  if (!('optimizer' in oracle) || options.on === undefined)
    throw new TypeError('steps are asked of an update rule, on a function');
  const optimizer = optimizerOf(oracle.optimizer);
  const plane = testFunctionOf(options.on);
  const on = sideBySide(plane);
  const shape = shapeOnFunction(target, plane);
  const start = startsInARow(options.starts, index, sizeOf(shape));
  const accepted = held ? [held] : acceptedConventions(target);

  let best: Followed | null = null;
  for (const convention of accepted) {
    const followed = await follow({ context, optimizer, on, start, shape, convention });
    if (followed.kind === 'stopped') return followed;
    if (best === null || (followed.partsAt ?? Infinity) > (best.partsAt ?? Infinity)) best = followed;
    if (followed.partsAt === null) break;
  }
  if (best === null) throw new TypeError('an assignment accepts at least one convention');

  const { call, expected, partsAt } = best;
  const closed = partsAt === null ? null : await closedLoop({ context, optimizer, on, start }, shape);
  const diagnosis = partsAt === null ? null : diagnosisOf(context, best, accepted);
  const shown = (path: Path): Path => path.map((point) => point.slice(0, from.length));
  const plot = trajectoryPlot({
    id: `${context.id}-${index + 1}`,
    title: `${target.title} on ${plane.title} from ${showPoint(from, call.language)}`,
    on: plane,
    settings: settingsOf(from, options.hyperparameters, call.language),
    expected: shown(expected),
    actual: shown(closed ?? best.actual),
    mistaken: mistakenLine({ context, optimizer, on, start }, diagnosis, shown),
    partsAt,
  });
  const finding = partsAt === null ? null : partingFinding(best, partsAt, plane, context);
  return {
    kind: 'followed',
    plot,
    finding,
    mistakes: diagnosis?.mistakes ?? [],
    convention: partsAt === null && accepted.length === 1 ? (accepted[0] ?? null) : null,
    printed: best.printed,
  };
}

interface Followed {
  readonly kind: 'followed';
  readonly call: CallForm;
  readonly cases: readonly Roles[];
  readonly answers: readonly CaseAnswer[];
  readonly expected: Path;
  readonly actual: Path;
  readonly partsAt: number | null;
  readonly printed: string;
}

interface Follow {
  readonly context: Context;
  readonly optimizer: Optimizer;
  readonly on: Slope;
  readonly start: Point;
  readonly shape: readonly number[];
  readonly convention: Convention;
}

async function follow({
  context,
  optimizer,
  on,
  start,
  shape,
  convention,
}: Follow): Promise<Followed | Extract<FromStart, { kind: 'stopped' }>> {
  const { steps, hyperparameters, tolerance } = context.options;
  const { path, cases } = context.once(`path ${JSON.stringify([start, convention])}`, () => {
    const gradient = (theta: Point): Point => on.gradient(theta);
    const descent = descend({ gradient, start, optimizer, hyperparameters, steps, convention });
    const steppings = descent.gradients.map((slope, step) =>
      stepCase(
        { theta: descent.path[step] ?? [], gradient: slope, state: descent.states[step] ?? {}, iteration: step + 1 },
        hyperparameters,
        shape,
      ),
    );
    return { path: descent.path, cases: steppings };
  });
  // An object keeps its state itself, and is given the reference's position at each step.
  const feed = keepsItsState(context.target) ? [] : ['theta', ...optimizer.state.map(({ name }) => `state.${name}`)];
  const reply = await context.student.ask({ target: context.targetId, cases, feed, ...how(context.target) });
  if (reply.kind !== 'answered') return { kind: 'stopped', outcome: unanswered(reply) };
  const { answers } = reply;
  const points = answers.map((answer) =>
    answer.kind === 'results' ? (answer.roles.get('theta')?.data ?? null) : null,
  );
  const end = points.indexOf(null);
  const actual = [start, ...(end === -1 ? points : points.slice(0, end)).filter((point) => point !== null)];
  const parting = partingStep(path, [start, ...points], tolerance);
  const upToNoise =
    parting === null
      ? null
      : await rightUpToNoise(context, [convention], fedCases(context.target, cases, answers), answers);
  if (upToNoise?.kind === 'unanswered') return { kind: 'stopped', outcome: upToNoise.outcome };
  const partsAt = upToNoise?.kind === 'right' ? null : parting;
  return {
    kind: 'followed',
    call: reply.call,
    cases,
    answers,
    expected: path,
    actual,
    partsAt,
    printed: reply.printed,
  };
}

/** An object is asked by the method that makes a step. */
function how(target: TargetSpec): { readonly method?: string } {
  return keepsItsState(target) ? { method: 'step' } : {};
}

/** The mistake in the steps that were taken, named from them alone. */
function diagnosisOf(
  { targetId, target, options, diagnose }: Context,
  { cases, answers }: Followed,
  conventions: readonly Convention[],
): Diagnosis | null {
  const { tolerance } = options;
  const { method } = how(target);
  const parts = partsOf(target, how(target));
  const inputs = fedCases(target, cases, answers);
  const inOrder = keepsItsState(target);
  return diagnose({ target: targetId, method, inOrder, parts, inputs, answers, conventions, tolerance });
}

/** The cases as they were really asked: with the results of the step before. */
function fedCases(target: TargetSpec, cases: readonly Roles[], answers: readonly CaseAnswer[]): readonly Roles[] {
  if (keepsItsState(target)) return cases;
  return cases.map((roles, index) => {
    const before = answers[index - 1];
    return before?.kind === 'results' ? new Map([...roles, ...before.roles]) : roles;
  });
}

function partingFinding(
  { call, cases, answers, expected, actual }: Followed,
  partsAt: number,
  on: TestFunction,
  { target, options }: Context,
): Finding {
  const index = Math.max(0, partsAt - 1);
  const roles = fedCases(target, cases, answers)[index] ?? new Map<string, Tensor>();
  const answer = answers[index];
  if (answer && answer.kind !== 'results') return faultOfCase(answer, call, roles);
  const want = expected[partsAt] ?? [];
  const pieces = partsOf(target, how(target)).filter(({ role, piece }) => role === 'theta' && piece !== undefined);
  const right = new Map([['theta', vector(want)]]);
  return {
    kind: 'parts-from-path',
    summary: `On ${on.title} the path leaves the right one at step ${partsAt}.${hintFor(target, partsAt)}`,
    asked: `${expected.length - 1} steps on ${on.formula}, each from ${keepsItsState(target) ? 'the right position, all with one object' : 'the result of the step before'}.`,
    inputs: inputsOf(call, roles),
    differences:
      pieces.length > 0 && answer
        ? differencesOf(pieces, right, answer.roles, options.tolerance, call.language)
        : [pointDifference(partsAt, want, actual[partsAt] ?? null, call.language)],
    snippet: snippetFor(
      keepsItsState(target) ? { ...call, earlier: cases.slice(0, index) } : call,
      roles,
      [{ name: 'the new position', text: showPoint(want, call.language) }],
      answer?.kind === 'results' && answer.draws.normal > 0,
    ),
    where: call.definition.where,
  };
}
