import type { Seen } from '../../../reference/descent-misconceptions/turn.ts';
import { compareTensors } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { NamedTurn } from './name-turn.ts';
import { tensor } from './paths.ts';

/** What a check saw of a descent, and how it called the mistake in it; null where it was right, or nothing was recognised. */
export interface Walked {
  readonly seen: readonly Seen[];
  readonly tolerance: Tolerance;
  readonly named: NamedTurn | null;
}

/** Whether what one check called a mistake is not what another one saw. */
export function isContradicted(named: NamedTurn, by: Walked): boolean {
  const ids = ({ mistakes }: NamedTurn): string => mistakes.map(({ id }) => id).join();
  if (by.named !== null && ids(by.named) === ids(named)) return false;
  // What is left over from before may be another number there.
  if (named.isGuessedAnew) return by.named !== null;
  return by.seen.some(({ walk, at, actual }) => {
    const point = named.path(walk)[at];
    return point === undefined || !compareTensors(tensor(point), tensor(actual), by.tolerance).agrees;
  });
}
