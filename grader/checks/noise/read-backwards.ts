import { invert } from '../../compare/invert.ts';
import { pick } from '../../findings/differences.ts';
import type { Roles } from '../../model/roles.ts';
import { DRAWN_ANEW } from './recovered.ts';
import type { RecoveredNoise } from './recovered.ts';

/** In standard deviations: offsets of the gradient at which a silent rule is looked at, fine where noise is, then ever wider. */
const FINE = Array.from({ length: 41 }, (_, index) => index * 0.2);
const WIDE = Array.from({ length: 12 }, (_, index) => 8 * 1.5 ** (index + 1));
export const OFFSETS: readonly number[] = [
  ...[...FINE.slice(1), ...WIDE].map((value) => -value).reverse(),
  ...FINE,
  ...WIDE,
];

/** Beyond this the offsets are too far apart to compare single draws. */
const FINE_UP_TO = 8;

const MIDDLE = OFFSETS.indexOf(0);
/** Index of the offset at which one coordinate is moved alone. */
const TRIED_AT = MIDDLE + 15;
export const TRIED: number = OFFSETS[TRIED_AT] ?? NaN;

/** Two recovered draws this near are one: far above the error of interpolation, far below noise. */
const SAME = 0.02;
/** From one offset to the next a result must move by more than this many roundings, or it is too coarse to read. */
const ROUNDINGS = 1000;

/** What a rule without noise answers around one case. */
export interface SilentRule {
  /** All coordinates of the gradient moved together, by each offset. */
  readonly together: readonly Roles[];
  /** Each coordinate moved alone, by `TRIED`. */
  readonly alone: readonly Roles[];
}

/**
 * The noise of noisy results, in standard deviations.
 *
 * @param parts for each coordinate the results that belong to it
 * @param byCase the noisy results of each case
 * @returns null when a coordinate has no result that tells
 */
export function readBackwards(
  parts: readonly (readonly string[])[],
  rules: readonly SilentRule[],
  byCase: readonly (readonly Roles[])[],
): RecoveredNoise | null {
  const draws: (readonly number[])[] = [];
  let split: string | null = null;
  for (const [coordinate, own] of parts.entries()) {
    const [first, ...others] = own
      .map((role) => drawsBy(role, coordinate, rules, byCase))
      .filter((list) => list !== null);
    if (first === undefined) return null;
    draws.push(first);
    if (others.some((other) => !same(first, other))) split = DRAWN_ANEW;
  }
  return { draws, split };
}

/** The draws by one part of the results: the same part for every case, or noise of different sources would be mixed. */
function drawsBy(
  role: string,
  coordinate: number,
  rules: readonly SilentRule[],
  byCase: readonly (readonly Roles[])[],
): readonly number[] | null {
  const draws: number[] = [];
  for (const [index, rule] of rules.entries()) {
    const value = (roles: Roles | undefined): number => (roles && pick(roles, role)?.data[0]) ?? NaN;
    const values = rule.together.map(value);
    const inverse = isReadable(values, value(rule.alone[coordinate])) ? invert(OFFSETS, values) : null;
    if (inverse === null) return null;
    draws.push(...(byCase[index] ?? []).map((roles) => inverse(value(roles))));
  }
  return draws;
}

/** Whether a part moves with its own coordinate of the gradient, and with no other. */
function isReadable(values: readonly number[], alone: number): boolean {
  const [here = NaN, next = NaN, tried = NaN] = [values[MIDDLE], values[MIDDLE + 1], values[TRIED_AT]];
  const fine = Math.abs(next - here) > ROUNDINGS * Number.EPSILON * Math.max(Math.abs(here), Math.abs(next));
  return fine && Math.abs(alone - tried) <= 1e-6 * Math.abs(tried - here);
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return other.every((draw, index) => {
    const first = one[index] ?? NaN;
    const coarse = Math.abs(draw) > FINE_UP_TO && Math.abs(first) > FINE_UP_TO;
    return coarse || Math.abs(draw - first) <= SAME * Math.max(1, Math.abs(draw));
  });
}
