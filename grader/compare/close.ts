import type { Tolerance } from '../model/assignment.ts';
import type { Tensor } from '../model/roles.ts';

export interface Closeness {
  readonly agrees: boolean;
  /** Largest absolute difference; null when shapes differ or one of the numbers is not finite. */
  readonly difference: number | null;
}

type Bounds = Pick<Tolerance, 'relative' | 'absolute'>;

/**
 * Whether two shapes are alike: axes of length 1 do not count, so that `()`, `(1,)` and `(1, 1)` are one number each, and `(n,)`,
 * `(n, 1)` and `(1, n)` the same n numbers. A matrix is like no list, and like its transpose only when it is square.
 */
export function shapesAgree(one: Tensor, other: Tensor): boolean {
  const [first, second] = [one, other].map(({ shape }) => shape.filter((length) => length !== 1).join());
  return first === second && one.data.length === other.data.length;
}

/**
 * Whether `actual` is `expected` up to `absolute + relative * |expected|`, element by element, in a shape that is alike.
 * NaN agrees with NaN and an infinity with the same infinity: a diverging reference is still a reference.
 */
export function compareTensors(expected: Tensor, actual: Tensor, bounds: Bounds): Closeness {
  if (!shapesAgree(expected, actual)) return { agrees: false, difference: null };
  let agrees = true;
  let difference: number | null = 0;
  for (const [index, want] of expected.data.entries()) {
    const got = actual.data[index] ?? NaN;
    if (Object.is(want, got)) continue;
    const distance = Math.abs(want - got);
    if (!Number.isFinite(distance)) {
      agrees = false;
      difference = null;
    } else {
      if (distance > bounds.absolute + bounds.relative * Math.abs(want)) agrees = false;
      if (difference !== null) difference = Math.max(difference, distance);
    }
  }
  return { agrees, difference };
}
