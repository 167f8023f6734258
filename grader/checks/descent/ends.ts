import { compareTensors } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import { tensor } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';

/** One descent: from where, how fast, how long. */
export interface Settings {
  readonly start: Point;
  readonly learningRate: number;
  /** A whole number >= 0. */
  readonly epochs: number;
}

/** Where a descent ends; null when that would take too long to find out. */
export type Ends = (settings: Settings) => Point | null;

/** No homework goes on for longer, and a grader has other things to do. */
const MOST_EPOCHS = 100_000;
const MOST_STEPS = 6_000_000;
/** What a reading may cost until it looks right in a few places: one descent of the longest, and its nudged twin. */
export const STEPS_TO_GLANCE = 300_000;

/** Where descents end, for somebody who may cost so many steps. What was walked is shared, budgets are not. */
export type Walks = (mostSteps?: number) => Ends;

/** Points between those that are kept are walked again. */
const KEPT_EVERY = 64;

interface Path {
  /** Every so many steps. */
  readonly kept: Point[];
  /** Where it was asked for last: a path is often asked for step by step. */
  last: { readonly epoch: number; readonly theta: Point };
}

export function endsOf(gradient: (theta: Point) => Point, schedule: Schedule): Ends {
  return walksOf(gradient, schedule)();
}

/**
 * Descents that differ in their epochs only are one path, unless the rate depends on how many there will be.
 *
 * @param mostInAll steps that all may cost together; what the whole class shares has no such bound, or the last would find it used up
 */
export function walksOf(gradient: (theta: Point) => Point, schedule: Schedule, mostInAll = Infinity): Walks {
  const paths = new Map<string, Path>();
  const keyOf = pathKeyFor(schedule);
  let all = 0;
  return (mostSteps = MOST_STEPS) => {
    let steps = 0;
    return (settings) => {
      const { start, learningRate, epochs } = settings;
      if (!(epochs >= 0 && epochs <= MOST_EPOCHS)) return null;
      const key = keyOf(settings);
      const path = paths.get(key) ?? { kept: [start], last: { epoch: 0, theta: start } };
      paths.set(key, path);
      let { epoch, theta } = nearestBefore(path, epochs);
      for (; epoch < epochs && steps < mostSteps && all < mostInAll; epoch += 1) {
        steps += 1;
        all += 1;
        const slope = gradient(theta);
        const rate = schedule.rate({ learningRate, gradient: slope, epoch, epochs });
        theta = theta.map((value, at) => value - rate * (slope[at] ?? NaN));
        if (epoch + 1 === path.kept.length * KEPT_EVERY) path.kept.push(theta);
      }
      path.last = { epoch, theta };
      return epoch === epochs ? theta : null;
    };
  };
}

/** The last point before an epoch that is known. */
function nearestBefore({ kept, last }: Path, epochs: number): Path['last'] {
  const at = Math.min(kept.length - 1, Math.floor(epochs / KEPT_EVERY));
  const before = { epoch: at * KEPT_EVERY, theta: kept[at] ?? last.theta };
  return last.epoch <= epochs && last.epoch > before.epoch ? last : before;
}

/** Names the path on which a descent ends: the same for descents that differ in their epochs only, where these change no rate. */
export function pathKeyFor(schedule: Schedule): (settings: Settings) => string {
  const onePath = !dependsOnEpochs(schedule);
  return ({ start, learningRate, epochs }) => [...start, learningRate, ...(onePath ? [] : [epochs])].join();
}

/** Whether the rate of a step depends on how many steps there will be. */
function dependsOnEpochs(schedule: Schedule): boolean {
  const rate = (epochs: number): number => schedule.rate({ learningRate: 1, gradient: [1], epoch: 1, epochs });
  return rate(10) !== rate(1000);
}

/** A nudge that is far below what anybody could mean, and above what rounding does. */
const NUDGE = 1e-12;

/**
 * Where a descent ends, if that can decide anything: null where it is not finite, and where a start that is off by a rounding error
 * ends elsewhere: two right solutions may differ there.
 */
export function tellingEnds(ends: Ends, tolerance: Tolerance): Ends {
  const bounds = { relative: tolerance.relative / 10, absolute: tolerance.absolute / 10 };
  return (settings) => {
    const end = ends(settings);
    if (!end?.every(Number.isFinite)) return null;
    const start = settings.start.map((value) => value + NUDGE * Math.max(1, Math.abs(value)));
    const nudged = ends({ ...settings, start });
    return nudged && compareTensors(tensor(end), tensor(nudged), bounds).agrees ? end : null;
  };
}
