import type { TestFunction } from '../../../reference/functions/test-function.ts';
import type { Language } from '../../model/subject.ts';
import { showPoint } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';

/** The minimum in whose basin the oracle's descent ended. */
export function nearestMinimum(minima: TestFunction['minima'], end: Point): Point {
  const [nearest] = minima.map(({ at }) => at).toSorted((one, other) => distance(one, end) - distance(other, end));
  // An oracle that ends nowhere near a minimum has not converged: its own end is then what is right.
  return nearest && distance(nearest, end) < 0.1 ? nearest : end;
}

/** Whether a point is a minimum, up to some distance in each coordinate. */
export function isNearMinimum(on: TestFunction, end: Point, within: number): boolean {
  return on.minima.some(({ at }) => at.every((value, index) => Math.abs(value - (end[index] ?? NaN)) <= within));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? NaN)));
}

/** How a descent went too far, in words; null when it did not: it ran away, climbed, or left its basin for another minimum. */
export function overshoot(on: TestFunction, start: Point, end: Point, language: Language): string | null {
  if (end.length !== start.length) return null;
  if (!end.every(Number.isFinite))
    return 'It runs away: its steps are too long, or go the wrong way, so each one leads further from the minimum.';
  const [before, after] = [on.value(start), on.value(end)];
  const short = (value: number): string => String(Number(value.toPrecision(6)));
  // What rounding does is no climbing.
  if (after > before + 1e-9 * Math.max(1, Math.abs(before)))
    return `The function is higher where it ends (${short(after)}) than where it starts (${short(before)}): its steps are too long, or go the wrong way.`;
  const other = on.minima.find(({ at }) => distance(at, end) < 0.05);
  return other === undefined
    ? null
    : `It ends at another minimum, ${showPoint(
        other.at.map((value) => Number(value.toPrecision(6))),
        language,
      )}: on its way it left the basin in which it starts, so its steps are too long.`;
}
