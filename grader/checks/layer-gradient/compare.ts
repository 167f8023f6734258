import { shapesAgree } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { Pair } from '../../findings/factor.ts';

/** What a gradient is held to: slopes of one's own function, and by what it may rightly be scaled. */
export interface Held {
  /** Of the gradient, e.g. `weights`. */
  readonly role: string;
  /** What pages call it. */
  readonly name: string;
  /** By convention: the scale of a case, e.g. 1/N for an average over its rows. The usual one first. */
  readonly scales: readonly ((roles: Roles) => number)[];
  readonly cases: readonly HeldCase[];
}

export interface HeldCase {
  readonly roles: Roles;
  readonly slopes: Tensor;
  readonly errors: Tensor;
  /** Null where none came back. */
  readonly actual: Tensor | null;
}

export type Compared =
  | { readonly kind: 'agrees' }
  /** Every slope is 0: what agrees with it shows nothing. */
  | { readonly kind: 'flat' }
  /** The slopes of one's own function are not known well enough. */
  | { readonly kind: 'not-smooth' }
  | {
      readonly kind: 'differs';
      readonly at: HeldCase;
      readonly entry: number;
      readonly expected: Tensor;
      /** For each scale, the likeliest first. */
      readonly pairs: readonly (readonly Pair[])[];
    };

/** Slopes known worse than this, relative to the larger of 1 and the slope, show nothing. */
const WORST_ERROR = 1e-4;

/** Holds a gradient to the slopes, up to the scale that fits all cases. */
export function compareGradients({ scales, cases }: Held, tolerance: Tolerance): Compared {
  const known = cases.filter(({ slopes, errors }) =>
    slopes.data.every((slope, at) => (errors.data[at] ?? Infinity) <= WORST_ERROR * Math.max(1, Math.abs(slope))),
  );
  if (2 * known.length < cases.length || known.length === 0) return { kind: 'not-smooth' };
  if (known.every(({ slopes }) => slopes.data.every((slope) => Math.abs(slope) <= 10 * tolerance.absolute)))
    return { kind: 'flat' };
  const tried = scales.map((scale) => known.map((one) => firstWrong(one, scale(one.roles), tolerance)));
  if (tried.some((entries) => entries.every((entry) => entry === null))) return { kind: 'agrees' };
  const count = (entries: readonly (number | null)[]): number => entries.filter((entry) => entry !== null).length;
  const best = tried.reduce((least, entries, index) => (count(entries) < count(tried[least] ?? []) ? index : least), 0);
  const likeliest = scales[best] ?? (() => 1);
  const wrong = known.findIndex((_, index) => tried[best]?.[index] !== null);
  const at = known[wrong];
  if (at === undefined) throw new TypeError('a gradient that differs does so somewhere');
  const pairs = [likeliest, ...scales.filter((scale) => scale !== likeliest)].map((scale) =>
    known.map((one): Pair => ({ roles: one.roles, expected: scaled(one, scale), actual: one.actual })),
  );
  return { kind: 'differs', at, entry: tried[best]?.[wrong] ?? 0, expected: scaled(at, likeliest), pairs };
}

function scaled({ roles, slopes }: HeldCase, scale: Held['scales'][number]): Tensor {
  return { shape: slopes.shape, data: slopes.data.map((slope) => slope * scale(roles)) };
}

/** The entry that is farthest off; null when all are within the tolerance. The slopes' own error comes on top of it. */
function firstWrong(
  { slopes, errors, actual }: HeldCase,
  scale: number,
  { relative, absolute }: Tolerance,
): number | null {
  if (actual === null || !shapesAgree(slopes, actual)) return 0;
  const largest = slopes.data.reduce((most, slope) => Math.max(most, Math.abs(slope * scale)), 0);
  const excess = slopes.data.map((slope, at) => {
    const room = absolute + relative * largest + 10 * (errors.data[at] ?? 0);
    const distance = Math.abs((actual.data[at] ?? NaN) - slope * scale);
    return distance <= room ? -1 : Number.isFinite(distance) ? distance - room : Infinity;
  });
  const most = excess.reduce((largestYet, one) => Math.max(largestYet, one), -Infinity);
  return most < 0 ? null : excess.indexOf(most);
}
