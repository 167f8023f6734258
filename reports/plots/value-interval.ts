import type { Interval } from './frame.ts';

/** So many heights of the reference's values are shown above and below them, if the student's go there. */
const REACH = 4;
/** A flat reference counts as at least this share of its size. */
const LEAST_SHARE = 0.2;
/** Values so many times larger than the middle one are wild. */
const WILD = 1000;
/** So many distances between the quartiles away from them, a value is wild as well. */
const FAR = 6;

/**
 * Low and high end of what is shown of two series: all of the reference's, and the student's as far as they are near.
 *
 * @param levels values that are shown too, whatever they are
 */
export function valueInterval(
  ofReference: readonly number[],
  ofStudent: readonly number[],
  levels: readonly number[] = [],
): Interval {
  const base = [...ofReference, ...levels];
  return hull([...base, ...(ofReference.length === 0 ? notWild(ofStudent) : within(ofStudent, base))]);
}

/** The same where the reference's own values may run away: a few wild ones do not press the others flat. */
export function tameInterval(ofReference: readonly number[], ofStudent: readonly number[]): Interval {
  return valueInterval(tame(ofReference), ofReference.length === 0 ? tame(ofStudent) : ofStudent);
}

/** Smallest and largest; 0 and 1 of none. */
export function hull(values: readonly number[]): Interval {
  const [first, ...rest] = values;
  if (first === undefined) return [0, 1];
  return rest.reduce<Interval>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [first, first]);
}

function within(values: readonly number[], base: readonly number[]): readonly number[] {
  const [low, high] = hull(base);
  const reach = REACH * Math.max(high - low, LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
  return values.filter((value) => value >= low - reach && value <= high + reach);
}

function notWild(values: readonly number[]): readonly number[] {
  const middle = quantile(values.filter((value) => value !== 0).map(Math.abs), 0.5);
  return values.filter((value) => Math.abs(value) <= WILD * middle);
}

function tame(values: readonly number[]): readonly number[] {
  const sane = notWild(values);
  const low = quantile(sane, 0.25);
  const high = quantile(sane, 0.75);
  const far = FAR * (high - low);
  return far === 0 ? sane : sane.filter((value) => value >= low - far && value <= high + far);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
