import * as fc from 'fast-check';
import type { Tolerance } from '../../model/assignment.ts';
import type { Point } from '../trajectory/paths.ts';
import { tellingEnds } from './ends.ts';
import type { Ends, Settings } from './ends.ts';
import { hasRunAway } from './own-descent.ts';

/** Thousandths by which a coordinate is nearer to 0: too few to matter to descent, too many to be a slip of rounding. */
const NEARER = { min: 5, max: 30 };
/** Code that holds a slot, or a call, for each step is not driven to its limits by so many more. */
const MOST_MORE = 50;

interface Named {
  readonly starts: readonly Point[];
  readonly learningRate: number;
  readonly epochs: number;
}

interface Beside {
  /** From a start a little beside each of the named ones, for no more epochs. */
  readonly nearby: readonly Settings[];
  /** From the named starts, for more epochs. */
  readonly longer: readonly Settings[];
}

/**
 * Descents beside those that an assignment names. Who knows only the named ones, or makes no more steps than the longest of them,
 * is seen there. Left out is where right solutions could differ by what rounding does.
 *
 * @param ends of the reference
 * @param seed of the check: the same descents for everybody
 */
export function descentsBeside(
  { starts, learningRate, epochs }: Named,
  ends: Ends,
  tolerance: Tolerance,
  seed: number,
): Beside {
  const telling = tellingEnds(ends, tolerance);
  const isTelling = (one: Settings): boolean => {
    const end = telling(one);
    return end !== null && !hasRunAway(end);
  };
  const drawn = fc.sample(
    fc.noBias(
      fc.record({
        nearer: fc.integer(NEARER),
        within: fc.integer({ min: 1, max: epochs }),
        more: fc.integer({ min: 1, max: Math.min(MOST_MORE, Math.ceil(epochs / 2)) }),
      }),
    ),
    { seed, numRuns: starts.length },
  );
  const placed = drawn.map((one, index) => ({ ...one, start: starts[index] ?? [] }));
  return {
    nearby: placed
      .filter(({ start }) => start.some((value) => value !== 0))
      .map(({ start, nearer, within }): Settings => ({
        start: start.map((value) => Number((value * (1 - nearer / 1000)).toPrecision(6))),
        learningRate,
        epochs: within,
      }))
      .filter(isTelling),
    longer: placed
      .map(({ start, more }): Settings => ({ start, learningRate, epochs: epochs + more }))
      .filter(isTelling),
  };
}
