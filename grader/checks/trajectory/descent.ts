import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentsBeside } from '../descent/beside.ts';
import { descentCase, hasRunAway } from '../descent/own-descent.ts';
import type { Tolerance } from '../../model/assignment.ts';
import { failedWith, unanswered } from '../settle.ts';
import { walksOf } from '../descent/ends.ts';
import type { Ends, Walks } from '../descent/ends.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { followHistory } from './history.ts';
import { nameTurn } from './name-turn.ts';
import { heldToOwn, ownEndsFor } from '../descent/own-ends.ts';
import { agreesWith, drewStart, endedTooEarly, observe, ownSlopesFor, startsAtRest } from './observed.ts';
import type { TrajectoryOptions } from './options.ts';
import { atRest, endedEarly, parted, pathPlot } from './parted.ts';
import type { Point } from './paths.ts';
import { descentOf, seenEnd, seenOf } from './seen.ts';

type Context = CheckContext<TrajectoryOptions>;

/**
 * A function that runs descent as a whole is asked for 0, 1, 2, ... epochs from each start: its results are its path.
 */
export async function followDescent(context: Context): Promise<CheckOutcome> {
  if (context.options.history) return followHistory(context);
  const { gradient, schedule, learningRate } = descentOf(context);
  const { starts, steps, tolerance, derivative } = context.options;
  // From 1: whether 0 epochs leave the start where it is, is a law of its own.
  const epochs = Array.from({ length: steps }, (_, index) => index + 1);
  // What is put to everybody is walked once for the class; what somebody drew is their own.
  const walks = (): Walks => walksOf(gradient, schedule);
  const shared = context.once('walks', walks)();
  const { nearby, longer } = context.once('beside', () =>
    descentsBeside({ starts, learningRate, epochs: steps }, shared, tolerance, context.seed),
  );
  const cases = [
    ...starts.flatMap((start) => epochs.map((count) => descentCase(start, count, learningRate))),
    ...[...longer, ...nearby].map((one) => descentCase(one.start, one.epochs, one.learningRate)),
  ];
  const reply = await context.student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call } = reply;
  const observed = observe(cases, reply.answers);

  const ends = observed.some(drewStart) ? walks()() : shared;
  // What a wrong derivative leads away by more steps than were asked for may end in anything.
  const isAway = (end: Point | null, index: number): boolean =>
    index >= starts.length * steps && end !== null && hasRunAway(end);
  const wrongBy = (by: Ends, within: Tolerance): readonly number[] =>
    observed.flatMap((one, index) => {
      const end = by(one);
      return agreesWith(end, one, within) || isAway(end, index) ? [] : [index];
    });
  let held = ends;
  let wrong = wrongBy(ends, tolerance);
  let slopes = gradient;
  let early = observed.findIndex((one) => endedTooEarly(one, gradient));
  const notes: string[] = [];
  if (derivative !== undefined && wrong.length > 0) {
    const by = { student: context.student, derivative, schedule, gradient, tolerance };
    const own = await ownEndsFor(observed, by);
    if (own.kind === 'lost') return own.outcome;
    if (own.kind === 'ends' && wrongBy(own.ends, own.tolerance).length === 0) {
      notes.push(...heldToOwn(own));
      [held, wrong] = [own.ends, []];
      const found = await ownSlopesFor(observed, { student: context.student, derivative });
      if (found.kind === 'unanswered') return unanswered(found.reply);
      slopes = found.at;
      early = observed.findIndex((one) => endedTooEarly(one, slopes));
    }
  }
  if (observed.some(drewStart)) notes.push('The code draws its start itself: it was held to the starts that it drew.');
  // A single end from somewhere does not tell what a mistake begins with there.
  const telling = observed.slice(0, observed.length - nearby.length);
  const named =
    wrong.length === 0 || !context.namesMistakes
      ? null
      : nameTurn(await seenOf(context, telling, { gradient, schedule }), tolerance);
  const seen = telling.flatMap((one) => (one.endedItself ? [] : seenEnd(one, { gradient, schedule })));
  context.walked({ seen, tolerance, named });
  const plots = starts.map((_, index) => {
    const ofStart = observed.slice(index * steps, (index + 1) * steps);
    const first = wrong.find((one) => Math.floor(one / steps) === index);
    return pathPlot(context, {
      index,
      observed: ofStart,
      ends: held,
      partsAt: first === undefined ? null : (first % steps) + 1,
      named,
      call,
    });
  });
  const outcome = { cases: cases.length, tolerance, plots, notes, printed: reply.printed };
  const resting = wrong.length === 0 ? startsAtRest(observed, held, tolerance) : undefined;
  if (resting) return failedWith(atRest(resting, call), outcome);
  const at = wrong[0] ?? (early === -1 ? undefined : early);
  const one = at === undefined ? undefined : observed[at];
  if (at === undefined || one === undefined)
    return {
      kind: 'passed',
      message: `Takes the right ${steps} steps from ${starts.length} ${starts.length === 1 ? 'start' : 'starts'}.`,
      ...outcome,
    };
  if (one.answer.kind !== 'results') return failedWith(faultOfCase(one.answer, call, one.roles), outcome);
  if (wrong.length === 0) return failedWith(endedEarly(one, slopes, call), outcome);
  return failedWith(parted(one, one.epochs, held(one) ?? [], call), { ...outcome, mistakes: named?.mistakes ?? [] });
}
