import type { ScalarFunction } from './gradient.ts';
import { entry, withEntry, type Vector } from './vector.ts';

export interface KinkOptions {
  /** Widest step, relative to max(1, |coordinate|). 1e-3 unless told. Kinks within a tenth of it are recognised. */
  readonly relativeStep?: number;
}

/** Of a jump in slope, how much must stay when the step is halved. A smooth function keeps a half or less. */
const STAYS = 0.75;
/** Rounding errors of one evaluation, in units of EPSILON times the size of the value: a generous guess. */
const ROUNDING = 64;

/**
 * Whether the function has a kink at or very near the point, along one coordinate: there the slope to the right and the
 * slope to the left disagree, and no derivative can be asked for (|x| at 0, ReLU at 0, a maximum changing its winner).
 *
 * The difference of the two slopes is proportional to the step where the function is smooth, and stays where it has a
 * kink: three steps, each half the one before, tell. True as well where a value is not finite.
 */
export const isKink = (f: ScalarFunction, theta: Vector, index: number, options?: KinkOptions): boolean =>
  isKinkFromValues(theta, index, kinkPoints(theta, index, options).map(f), options);

/** The points that `isKink` evaluates: theta itself, then for each step, widest first, above and below. */
export function kinkPoints(theta: Vector, index: number, options?: KinkOptions): readonly Vector[] {
  const center = entry(theta, index);
  const around = steps(center, options).flatMap((step) => [center + step, center - step]);
  return [theta, ...around.map((coordinate) => withEntry(theta, index, coordinate))];
}

/** The verdict of `isKink` from the function's values at `kinkPoints(theta, index, options)`, in that order. */
export function isKinkFromValues(
  theta: Vector,
  index: number,
  values: readonly number[],
  options?: KinkOptions,
): boolean {
  const center = entry(theta, index);
  const here = entry(values, 0);
  const jumps = steps(center, options).map((step, k) => {
    const above = entry(values, 2 * k + 1);
    const below = entry(values, 2 * k + 2);
    const jump = Math.abs((above - here) / (center + step - center) - (here - below) / (center - (center - step)));
    const size = Math.max(Math.abs(here), Math.abs(above), Math.abs(below));
    return { jump, rounding: (ROUNDING * Number.EPSILON * size) / step };
  });
  if (jumps.some(({ jump }) => !Number.isFinite(jump))) return true;
  return jumps.every(({ jump, rounding }, k) => {
    const wider = jumps[k - 1]?.jump ?? 0;
    return jump > rounding && jump > STAYS * wider;
  });
}

function steps(center: number, { relativeStep = 1e-3 }: KinkOptions = {}): readonly number[] {
  const widest = relativeStep * Math.max(1, Math.abs(center));
  return [widest, widest / 2, widest / 4];
}
