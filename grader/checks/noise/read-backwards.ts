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

/** A result must tell the noise this many samples to both sides, up to `FINE_UP_TO`: no normal noise goes further, P < 1e-14. */
const REACH = FINE.length - 1;

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
 * The noise of noisy results, in standard deviations, case by case.
 *
 * @param parts for each coordinate the results that belong to it; the first that tells is read, the others must agree
 * @param byCase the noisy results of each case
 * @returns null when no coordinate of any case has a result that tells
 */
export function readBackwards(
  parts: readonly (readonly string[])[],
  rules: readonly SilentRule[],
  byCase: readonly (readonly Roles[])[],
): RecoveredNoise | null {
  const read = rules.map((rule, index) =>
    parts.map((own, coordinate) =>
      own.map((role) => drawsBy(role, coordinate, rule, byCase[index] ?? [])).filter((list) => list !== null),
    ),
  );
  const draws = read.map((lists) => lists.map(([first = null]) => first));
  if (draws.flat().every((list) => list === null)) return null;
  const isSplit = read.flat().some(([first = [], ...others]) => others.some((other) => !same(first, other)));
  // Where both tell: one alone may be the move.
  const inState = read.map((lists) => lists.map((list) => (list.length > 1 && list.at(-1)) || null));
  return { draws, split: isSplit ? { text: DRAWN_ANEW, inState } : null };
}

/** The draws by one part of the results; null when it does not follow its coordinate of the gradient. */
function drawsBy(
  role: string,
  coordinate: number,
  rule: SilentRule,
  noisy: readonly Roles[],
): readonly number[] | null {
  const value = (roles: Roles | undefined): number => (roles && pick(roles, role)?.data[0]) ?? NaN;
  const values = rule.together.map(value);
  const inverse = isReadable(values, value(rule.alone[coordinate])) ? invert(OFFSETS, values, REACH) : null;
  return inverse && noisy.map((roles) => inverse(value(roles)));
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
