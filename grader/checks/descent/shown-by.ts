import type { Tolerance } from '../../model/assignment.ts';
import type { Path, Point } from '../trajectory/paths.ts';

/** Below this, what formulas written differently give is rounding. */
const ROUNDING = 1e-12;
/** What stays may be within a tolerance of points twice as far apart. */
const BEYOND = 3;
/** Steps that must be numbers: what has run away before shows no descent. */
const FIRST_STEPS = 3;

interface Shown {
  /** Where descent goes by the student's own derivative. */
  readonly own: readonly Path[];
  /** Where the reference goes, run by run the same. */
  readonly reference: readonly Path[];
  readonly tolerance: Tolerance;
}

/**
 * The tolerance within which only what descends follows these paths: that of the check, or a smaller one where they lead hardly
 * anywhere, so that what stays, or is always the same, does not agree too. null where no tolerance could tell: half of the paths
 * on which the reference moves stand still, or have run away at once, or all jump to one and the same point.
 */
export function shownBy({ own, reference, tolerance }: Shown): Tolerance | null {
  const largest = Math.max(0, ...reference.map(([start = []]) => sizeOf(start)));
  const allowed = BEYOND * (tolerance.absolute + tolerance.relative * largest);
  const moving = own.filter((_, index) => lengthOf(reference[index] ?? []) > allowed);
  const lengths = (moving.length > 0 ? moving : own).map(lengthOf).toSorted((one, other) => other - one);
  // A wrong slope may happen to be 0 at some start.
  const half = lengths[Math.ceil(lengths.length / 2) - 1] ?? 0;
  const shown = Math.min(half, spreadOf(reference) > allowed ? spreadOf(own) : Infinity);
  if (shown > allowed) return tolerance;
  const smaller = shown / BEYOND;
  return smaller > BEYOND * ROUNDING * Math.max(1, largest) ? { ...tolerance, relative: 0, absolute: smaller } : null;
}

/** How far a path leads from its start, as far as it is made of numbers. */
function lengthOf([start = [], ...steps]: Path): number {
  if (!steps.slice(0, FIRST_STEPS).every(isThere)) return 0;
  return Math.max(0, ...steps.filter(isThere).map((point) => distance(point, start)));
}

/** How far apart the points are that all these paths come by after their starts. */
function spreadOf(paths: readonly Path[]): number {
  const points = paths.flatMap((path) => path.slice(1)).filter(isThere);
  const [first] = points;
  return first === undefined ? 0 : points.reduce((most, point) => Math.max(most, distance(point, first)), 0);
}

function isThere(point: Point): boolean {
  return point.every(Number.isFinite);
}

function distance(one: Point, other: Point): number {
  return Math.max(0, ...one.map((value, at) => Math.abs(value - (other[at] ?? NaN))));
}

function sizeOf(point: Point): number {
  return Math.max(0, ...point.map(Math.abs));
}
