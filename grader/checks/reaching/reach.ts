import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { compareTensors } from '../../compare/close.ts';
import type { CallForm } from '../../contract/question.ts';
import { inputsOf, snippetFor } from '../../findings/snippet.ts';
import { trajectoryPlot } from '../../findings/trajectory-plot.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Finding } from '../../model/report.ts';
import { scheduleOf } from '../../oracles/truths.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentsBeside } from '../descent/beside.ts';
import { descentCase } from '../descent/own-descent.ts';
import { failedWith, unanswered } from '../settle.ts';
import { walksOf } from '../descent/ends.ts';
import type { Ends, Walks } from '../descent/ends.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { heldToOwn, ownEndsFor } from '../descent/own-ends.ts';
import { mistakenPath } from '../trajectory/name-turn.ts';
import { agreesWith, drewStart, endedTooEarly, observe, ownSlopesFor, startsAtRest } from '../trajectory/observed.ts';
import type { Observed } from '../trajectory/observed.ts';
import { atRest, endedEarly } from '../trajectory/parted.ts';
import { settingsOf, showPoint, tensor } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import { seenEnd } from '../trajectory/seen.ts';
import { nearestMinimum, overshoot } from './minima.ts';
import { nameReach, walkOf } from './name-reach.ts';
import type { ReachingOptions } from './options.ts';

type Context = CheckContext<ReachingOptions>;

/** Epochs after which a descent has begun, and has not ended; an odd number, for some go to and fro. */
const SOON = 3;
/** How far beside a point without slope there is one. */
const BESIDE = 0.1;

/** Where descent must end, or stay. */
export async function reach(context: Context, on: TestFunction): Promise<CheckOutcome> {
  const { options, target, student } = context;
  const { starts, epochs, learningRate, tolerance, derivative } = options;
  const schedule = scheduleOf('schedule' in target.oracle ? target.oracle.schedule : undefined);
  const gradient = (theta: Point): Point => on.gradient(theta);
  // Whatever never moves stays everywhere: so it is also asked from beside, where there is a slope.
  const beside = options.expect === 'stays' ? starts.map((start) => start.map((value) => value + BESIDE)) : [];
  // What is put to everybody is walked once for the class; what somebody drew is their own.
  const walks = (): Walks => walksOf(gradient, schedule);
  const shared = context.once('walks', walks)();
  const nearby =
    options.expect === 'basin-minimum' ? context.once('nearby', () => startsNearby(context, on, shared)) : [];
  const cases = [
    ...[...starts, ...nearby].map((start) => descentCase(start, epochs, learningRate)),
    // A few steps show whether it moves at all; where it ends is for the other checks to say.
    ...beside.map((start) => descentCase(start, SOON, learningRate)),
    // What is at the end from the beginning has not descended to it.
    ...(options.expect === 'basin-minimum' ? starts.map((start) => descentCase(start, SOON, learningRate)) : []),
  ];
  const reply = await student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call } = reply;
  const observed = observe(cases, reply.answers);
  const toTheEnd = starts.length + nearby.length;
  const asked = observed.slice(0, toTheEnd);
  const besides = observed.slice(toTheEnd, toTheEnd + beside.length);
  const soon = observed.slice(toTheEnd + beside.length);

  const ends = observed.some(drewStart) ? walks()() : shared;
  let held = ends;
  const minimumOf = (one: Observed): Point =>
    options.expect === 'stays' && !drewStart(one) ? one.start : nearestMinimum(on.minima, ends(one) ?? []);
  const isRight = (one: Observed): boolean =>
    agreesWith(minimumOf(one), one, tolerance) ||
    // What the code chose itself, it need not have chosen so that it reaches the minimum.
    ((one.endedItself || drewStart(one)) && agreesWith(ends(one), one, tolerance));
  let expectedOf = minimumOf;
  let wrong = asked.findIndex((one) => !isRight(one));
  let slopes = gradient;
  let early = asked.findIndex((one) => endedTooEarly(one, gradient));
  // Held to whatever derivative: what never moves does not descend.
  const still = besides.findIndex((one, index) => isStill(one, starts[index] ?? [], options));
  const notes = observed.some(drewStart)
    ? ['The code draws its start itself: it was held to the starts that it drew.']
    : [];
  if (wrong !== -1 && derivative !== undefined) {
    const own = await ownEndsFor(observed, { student, derivative, schedule, gradient, tolerance });
    if (own.kind === 'lost') return own.outcome;
    if (own.kind === 'ends' && observed.every((one) => agreesWith(own.ends(one), one, own.tolerance))) {
      notes.push(...heldToOwn(own));
      [held, expectedOf, wrong] = [own.ends, (one): Point => own.ends(one) ?? [], -1];
      const found = await ownSlopesFor(asked, { student, derivative });
      if (found.kind === 'unanswered') return unanswered(found.reply);
      slopes = found.at;
      early = asked.findIndex((one) => endedTooEarly(one, slopes));
    }
  }
  const one = asked[wrong === -1 ? 0 : wrong];
  if (one === undefined) throw new TypeError('there is at least one start');
  const motionless = wrong === -1 ? besides[still] : undefined;
  const short = wrong === -1 ? asked[early] : undefined;
  const isAtOnce =
    wrong === -1 && besides.length === 0 && isGiven(asked.slice(0, starts.length), soon, held, tolerance);
  const resting = wrong === -1 ? startsAtRest(observed, held, tolerance) : undefined;
  // A single end from somewhere does not tell what a mistake begins with there.
  const telling = [...observed.slice(0, starts.length), ...observed.slice(toTheEnd)];
  const named =
    context.namesMistakes && (wrong !== -1 || motionless !== undefined || isAtOnce)
      ? nameReach(telling, { gradient, schedule })
      : null;
  const seen = telling.flatMap((each) => (each.endedItself ? [] : seenEnd(each, { gradient, schedule })));
  context.walked({ seen, tolerance, named });
  const path = Array.from({ length: one.epochs + 1 }, (_, step) => ends({ ...one, epochs: step }) ?? []);
  const plot = trajectoryPlot({
    id: context.id,
    title: `${target.title} from ${showPoint(one.start, call.language)}`,
    on,
    settings: settingsOf(one.start, { learningRate, epochs: one.epochs }, call.language),
    expected: path,
    actual: one.actual?.length === one.start.length ? [one.start, one.actual] : null,
    actualSteps: [0, one.epochs],
    mistaken: mistakenPath(named, walkOf(one, { gradient, schedule })),
    partsAt: wrong === -1 ? null : one.epochs,
  });
  const told = { cases: asked.length + besides.length, tolerance, notes, plots: [plot], printed: reply.printed };
  const mistakes = named?.mistakes ?? [];
  if (wrong === -1) {
    if (motionless) return failedWith(doesNotDescend(motionless, call), { ...told, mistakes });
    if (short) return failedWith(endedEarly(short, slopes, call), told);
    if (resting) return failedWith(atRest(resting, call), told);
    if (isAtOnce) return failedWith(fromTheBeginning(one, call), { ...told, mistakes });
    return { kind: 'passed', message: passedMessage(options, held === ends), ...told };
  }
  if (one.answer.kind !== 'results') return failedWith(faultOfCase(one.answer, call, one.roles), told);
  return failedWith(elsewhere(context, on, one, expectedOf(one), call), { ...told, mistakes });
}

/** Starts a little beside the named ones: who knows only these is seen there. */
function startsNearby({ options, seed }: Context, on: TestFunction, ends: Ends): readonly Point[] {
  const { starts, epochs, learningRate, tolerance } = options;
  return descentsBeside({ starts, epochs, learningRate }, ends, tolerance, seed)
    .nearby.map(({ start }) => start)
    .filter((start) => {
      const end = ends({ start, epochs, learningRate });
      return end !== null && compareTensors(tensor(nearestMinimum(on.minima, end)), tensor(end), tolerance).agrees;
    });
}

/** Whether it is at its ends after a few steps already, from every start, where descent still has a way to go. */
function isGiven(asked: readonly Observed[], soon: readonly Observed[], ends: Ends, tolerance: Tolerance): boolean {
  // What goes the right way is as near as the right way is, up to rounding.
  const twice = { ...tolerance, relative: 2 * tolerance.relative, absolute: 2 * tolerance.absolute };
  const still = asked.filter((one, index) => {
    const then = soon[index];
    if (then?.actual === undefined || then.actual === null || one.actual === null || one.endedItself) return false;
    const way = ends(then);
    if (way === null || !agreesWith(then.actual, one, tolerance)) return false;
    return then.actual.join() === one.actual.join() ? !agreesWith(way, one, tolerance) : !agreesWith(way, one, twice);
  });
  return still.length > 0 && still.length === asked.length;
}

function fromTheBeginning({ actual, roles }: Observed, call: CallForm): Finding {
  return {
    kind: 'wrong-minimum',
    summary: `It gives ${showPoint(actual ?? [], call.language)} after ${SOON} epochs already, and the same after all of them: the number of epochs changes nothing, so it does not descend there.`,
    inputs: inputsOf(call, roles),
    snippet: snippetFor(call, roles, [], false),
    where: call.definition.where,
  };
}

/** From beside the point without slope it did not go anywhere. */
function isStill({ actual, start }: Observed, from: Point, { tolerance }: ReachingOptions): boolean {
  return (
    actual === null || [start, from].some((point) => compareTensors(tensor(point), tensor(actual), tolerance).agrees)
  );
}

function elsewhere({ options }: Context, on: TestFunction, one: Observed, want: Point, call: CallForm): Finding {
  const { starts, epochs, learningRate, expect } = options;
  const { start, actual, roles } = one;
  const show = (point: Point): string => showPoint(point, call.language);
  const end = actual ?? [];
  const overshot = expect === 'stays' ? null : overshoot(on, start, end, call.language);
  return {
    kind: 'wrong-minimum',
    summary:
      expect === 'stays'
        ? `The slope at ${show(start)} is 0, so plain descent stays there; yours ends at ${show(end)}.`
        : `From ${show(start)} descent ends in the minimum at ${show(want)}; yours ends at ${show(end)}.`,
    asked: `Where descent ends from ${starts.length} starts, ${epochs} epochs at a learning rate of ${learningRate}.`,
    inputs: inputsOf(call, roles),
    differences: [{ name: 'result', expected: show(want), actual: show(end), agrees: false }],
    snippet: snippetFor(call, roles, [{ name: 'result', text: show(want) }], false),
    where: call.definition.where,
    ...(overshot !== null && { details: [overshot] }),
  };
}

/** From beside the point without slope it did not go anywhere, so staying there shows nothing. */
function doesNotDescend({ answer, roles }: Observed, call: CallForm): Finding {
  if (answer.kind !== 'results') return faultOfCase(answer, call, roles);
  return {
    kind: 'wrong-minimum',
    summary: 'It stays where the slope is 0, but from beside, where there is a slope, it does not descend either.',
    inputs: inputsOf(call, roles),
    snippet: snippetFor(call, roles, [], false),
    where: call.definition.where,
  };
}

function passedMessage({ expect, starts }: ReachingOptions, isOfReference: boolean): string {
  const from = `from ${starts.length} ${starts.length === 1 ? 'start' : 'starts'}`;
  if (!isOfReference) return `Ends where your own derivative leads ${from}.`;
  return expect === 'stays' ? 'Stays where the slope is 0.' : `Ends in the right minimum ${from}.`;
}
