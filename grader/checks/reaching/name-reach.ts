import type { Schedule } from '../../../reference/schedules/schedule.ts';
import { nameTurn } from '../trajectory/name-turn.ts';
import type { NamedTurn, Walk } from '../trajectory/name-turn.ts';
import type { Observed } from '../trajectory/observed.ts';
import type { Point } from '../trajectory/paths.ts';

/** An end may be called right within much; what is to be recognised has to be that, up to rounding. */
const EXACT = { relative: 1e-9, absolute: 1e-10, reason: 'the same formulas, written differently' };

interface Ground {
  readonly gradient: (theta: Point) => Point;
  readonly schedule: Schedule;
}

/** The mistake in the ends that were seen; null where some of them are none, or nothing known explains them all. */
export function nameReach(observed: readonly Observed[], ground: Ground): NamedTurn | null {
  const seen = observed.flatMap((one) =>
    one.actual === null || one.endedItself ? [] : [{ walk: walkOf(one, ground), at: one.epochs, actual: one.actual }],
  );
  // A part of what is asked may be right for what does not explain the rest.
  return seen.length < observed.length ? null : nameTurn(seen, EXACT);
}

export function walkOf({ start, learningRate, epochs }: Observed, { gradient, schedule }: Ground): Walk {
  return { gradient, schedule, start, learningRate, epochs };
}
