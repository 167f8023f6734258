import { shapesAgree } from '../compare/close.ts';
import type { Roles, Tensor } from '../model/roles.ts';

export interface Pair {
  /** The case. */
  readonly roles: Roles;
  readonly expected: Tensor | null;
  readonly actual: Tensor | null;
}

/** How well a factor has to fit, relative to the largest number of a case. */
const FIT = 1e-6;
/** What is as small as round-off shows no factor, and what is so large in its place is no multiple of it. */
const MOST_OF_NOTHING = 1e-3;
/** So many cases have to show it: that two agree to so many digits is no chance. */
const FEWEST = 2;

export interface Factor {
  /** For a table: `times 1/N`. */
  readonly short: string;
  /** `1/N times what it should be, with N the rows of the batch: it is averaged once too often`. */
  readonly says: string;
}

/** By which factor results are off, in words. Null where none is. */
export function factorBetween(pairs: readonly Pair[]): string | null {
  return commonFactor(pairs)?.says ?? null;
}

/** By which factor results are off, where it is the same in all cases or the same size of the batch in all. Null where none is. */
export function commonFactor(pairs: readonly Pair[]): Factor | null {
  const factors: { readonly factor: number; readonly roles: Roles }[] = [];
  for (const { roles, expected, actual } of pairs) {
    if (expected === null || actual === null) return null;
    const factor = factorOf(expected, actual);
    if (factor === 'not-one') return null;
    if (factor !== 'any') factors.push({ factor, roles });
  }
  const [first] = factors;
  if (first === undefined || factors.length < FEWEST) return null;
  if (factors.every(({ factor }) => near(factor, first.factor))) return constant(first.factor);
  // Sizes that explain it equally well explain nothing.
  const [named, another] = sizes.filter(({ value }) =>
    factors.every(({ factor, roles }) => near(factor, value(roles))),
  );
  return named !== undefined && another === undefined ? named : null;
}

function constant(factor: number): Factor | null {
  if (near(factor, 1)) return null;
  if (near(factor, 0)) return { short: 'always 0', says: 'always 0' };
  if (near(factor, -1)) return { short: 'times -1', says: '-1 times what it should be: the sign is wrong' };
  const times = Number(factor.toPrecision(4));
  return { short: `times ${times}`, says: `${times} times what it should be` };
}

function factorOf(expected: Tensor, actual: Tensor): number | 'any' | 'not-one' {
  if (!shapesAgree(expected, actual)) return 'not-one';
  const largest = Math.max(0, ...expected.data.map(Math.abs));
  if (!Number.isFinite(largest)) return 'not-one';
  if (largest < FIT) return actual.data.every((value) => Math.abs(value) < MOST_OF_NOTHING) ? 'any' : 'not-one';
  const top = expected.data.reduce((sum, value, at) => sum + value * (actual.data[at] ?? NaN), 0);
  const factor = top / expected.data.reduce((sum, value) => sum + value * value, 0);
  const bound = FIT * largest * Math.max(1, Math.abs(factor));
  const fits = expected.data.every((value, at) => Math.abs(factor * value - (actual.data[at] ?? NaN)) <= bound);
  return fits ? factor : 'not-one';
}

const rowsOf = (roles: Roles): number => (roles.get('input') ?? roles.get('logits'))?.shape[0] ?? NaN;
const entriesOf = (roles: Roles): number => roles.get('upstream')?.data.length ?? NaN;

/** Factors that follow the size of a batch. */
const sizes: readonly (Factor & { readonly value: (roles: Roles) => number })[] = [
  {
    value: (roles) => 1 / rowsOf(roles),
    short: 'times 1/N',
    says: '1/N times what it should be, with N the rows of the batch: it is averaged once too often',
  },
  {
    value: rowsOf,
    short: 'times N',
    says: 'N times what it should be, with N the rows of the batch: it should be averaged',
  },
  {
    value: (roles) => 1 / rowsOf(roles) ** 2,
    short: 'times 1/N^2',
    says: '1/N^2 times what it should be, with N the rows of the batch: it is averaged twice',
  },
  {
    value: (roles) => 1 / entriesOf(roles),
    short: 'times 1/(N K)',
    says: '1/(N K) times what it should be, with N the rows of the batch and K the outputs',
  },
  {
    value: entriesOf,
    short: 'times N K',
    says: 'N K times what it should be, with N the rows of the batch and K the outputs',
  },
];

function near(factor: number, value: number): boolean {
  return Math.abs(factor - value) <= 1e-6 + 1e-5 * Math.abs(value);
}
