import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import { failedWith, unanswered } from '../settle.ts';
import { walksOf } from '../descent/ends.ts';
import type { Ends, Walks } from '../descent/ends.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { followHistory } from './history.ts';
import { nameTurn } from './name-turn.ts';
import { ownEndsFor } from '../descent/own-ends.ts';
import { agreesWith, drewStart, endedTooEarly, observe, ownSlopesFor } from './observed.ts';
import type { TrajectoryOptions } from './options.ts';
import { endedEarly, parted, pathPlot } from './parted.ts';
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
  const cases = starts.flatMap((start) => epochs.map((count) => descentCase(start, count, learningRate)));
  const reply = await context.student.ask({ target: context.targetId, cases });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call } = reply;
  const observed = observe(cases, reply.answers);

  // What is put to everybody is computed once for the class; what somebody drew is their own.
  const walks = (): Walks => walksOf(gradient, schedule);
  const ends = (observed.some(drewStart) ? walks() : context.once('walks', walks))();
  const wrongBy = (by: Ends): readonly number[] =>
    observed.flatMap((one, index) => (agreesWith(by(one), one, tolerance) ? [] : [index]));
  let held = ends;
  let wrong = wrongBy(ends);
  let slopes = gradient;
  let early = observed.findIndex((one) => endedTooEarly(one, gradient));
  const notes: string[] = [];
  if (derivative !== undefined && wrong.length > 0) {
    const own = await ownEndsFor(observed, { student: context.student, derivative, schedule });
    if (own !== null && wrongBy(own).length === 0) {
      notes.push('Descent was held to your own derivative, which is judged on its own.');
      [held, wrong] = [own, []];
      slopes = await ownSlopesFor(observed, { student: context.student, derivative });
      early = observed.findIndex((one) => endedTooEarly(one, slopes));
    }
  }
  if (observed.some(drewStart)) notes.push('The code draws its start itself: it was held to the starts that it drew.');
  const named =
    wrong.length === 0 || !context.namesMistakes
      ? null
      : nameTurn(await seenOf(context, observed, { gradient, schedule }), tolerance);
  const seen = observed.flatMap((one) => (one.endedItself ? [] : seenEnd(one, { gradient, schedule })));
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
  const told = { cases: cases.length, tolerance, plots, notes, printed: reply.printed };
  const at = wrong[0] ?? (early === -1 ? undefined : early);
  const one = at === undefined ? undefined : observed[at];
  if (at === undefined || one === undefined)
    return {
      kind: 'passed',
      message: `Takes the right ${steps} steps from ${starts.length} ${starts.length === 1 ? 'start' : 'starts'}.`,
      ...told,
    };
  if (one.answer.kind !== 'results') return failedWith(faultOfCase(one.answer, call, one.roles), told);
  if (wrong.length === 0) return failedWith(endedEarly(one, slopes, call), told);
  return failedWith(parted(one, (at % steps) + 1, held(one) ?? [], call), { ...told, mistakes: named?.mistakes ?? [] });
}
