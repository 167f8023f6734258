import type { Misconception } from '../misconception.ts';
import { norm, type Vector } from '../numeric/vector.ts';
import type { Schedule } from '../schedules/schedule.ts';

/** A descent as it is asked for. */
export interface Walk {
  readonly gradient: (theta: Vector) => Vector;
  readonly schedule: Schedule;
  readonly start: Vector;
  readonly learningRate: number;
  readonly epochs: number;
}

/** Makes the path of a descent: its `epochs` + 1 points, the start first. */
export type Walker = (walk: Walk) => readonly Vector[];

/** A point that a descent was seen at: after so many of its steps. */
export interface Seen {
  readonly walk: Walk;
  readonly at: number;
  readonly actual: Vector;
}

/** What is descended, as far as it decides which mistakes can be made. */
export interface Ground {
  readonly schedule: string;
  readonly dimension: number;
}

/** A known way in which descents go wrong. Some have a number in them that only what was seen can tell. */
export interface Turn extends Omit<Misconception<Walker>, 'teacher' | 'of'> {
  /** Whether it can be made at all. */
  readonly possible: (ground: Ground) => boolean;
  /** The number that is not known of it; null when there is none that fits. */
  readonly guess?: (seen: readonly Seen[]) => number | null;
  /** Whether that number may be another one for each start and learning rate: something left over from before. */
  readonly guessedAnew?: true;
  /** A number as it is met, where nothing was seen: to make the mistake oneself. */
  readonly usual?: number;
  /** To the teacher, with the number. */
  readonly teacher: (guessed: number) => string;
  /** The way with this mistake in it. */
  readonly of: (right: Walker, guessed: number) => Walker;
}

export const anywhere = (): boolean => true;
export const inOne = ({ dimension }: Ground): boolean => dimension === 1;
export const inTwo = ({ dimension }: Ground): boolean => dimension === 2;
export const scheduled =
  (...ids: readonly string[]) =>
  ({ schedule }: Ground): boolean =>
    ids.includes(schedule);

export interface Place {
  readonly theta: Vector;
  readonly gradient: Vector;
  /** Gradient of the step before; null at the first. */
  readonly before: Vector | null;
  readonly epoch: number;
}

/** A path, step by step. */
export function walkBy({ gradient, start, epochs }: Walk, move: (place: Place) => Vector): readonly Vector[] {
  const path: Vector[] = [start];
  let before: Vector | null = null;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const theta = path[epoch] ?? start;
    const slope = gradient(theta);
    path.push(move({ theta, gradient: slope, before, epoch }));
    before = slope;
  }
  return path;
}

/** A path with another rate at each step. */
export function atRate(walk: Walk, rate: (place: Place) => number): readonly Vector[] {
  return walkBy(walk, (place) => away(place.theta, place.gradient, rate(place)));
}

/** One step against a gradient. */
export function away(theta: Vector, gradient: Vector, rate: number): Vector {
  return theta.map((value, at) => value - rate * (gradient[at] ?? NaN));
}

/** The rate that a step should be made with. */
export function usual({ schedule, learningRate, epochs }: Walk, { gradient, epoch }: Place): number {
  return schedule.rate({ learningRate, gradient, epoch, epochs });
}

/** The right path. */
export const followed: Walker = (walk) => atRate(walk, (place) => usual(walk, place));

/** The way at another learning rate. */
export const withRate =
  (change: (learningRate: number, walk: Walk) => number) =>
  (right: Walker): Walker =>
  (walk) =>
    right({ ...walk, learningRate: change(walk.learningRate, walk) });

/** The way with a rate that changes otherwise from step to step. */
export const withSchedule =
  (rate: Schedule['rate']) =>
  (right: Walker): Walker =>
  (walk) =>
    right({ ...walk, schedule: { ...walk.schedule, rate } });

/** A number that a first step tells: one with an end that was seen. */
export const fromFirstStep =
  (tell: (walk: Walk, end: Vector) => number | null) =>
  (seen: readonly Seen[]): number | null => {
    const first = seen.find(({ at }) => at === 1);
    return first ? tell(first.walk, first.actual) : null;
  };

/** Of the slope at the start so much is none: far above round-off, and no rate that is meant comes so near. */
const AT_REST = 1e-9;

/**
 * The rate that a first step was taken with; null where it ends at rest: a constant does so too, and knows no rate.
 */
export function rateOf({ gradient, start }: Walk, end: Vector): number | null {
  const slope = gradient(start);
  if (end.length !== start.length) return null;
  if (norm(gradient(end)) <= AT_REST * norm(slope)) return null;
  const along = slope.reduce((sum, one, at) => sum + one * ((start[at] ?? NaN) - (end[at] ?? NaN)), 0);
  const rate = along / norm(slope) ** 2;
  return Number.isFinite(rate) ? rate : null;
}

/** Backwards is climbing, and none is no step: these have names of their own. */
export function above0(rate: number | null): number | null {
  return rate !== null && rate > 0 ? rate : null;
}

/** A guessed number, for a sentence. */
export const short = (value: number): string => String(Number(value.toPrecision(6)));
