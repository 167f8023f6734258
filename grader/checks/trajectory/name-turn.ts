import { compareTensors } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import { followed, knownTurns } from './known-turns.ts';
import type { Turn, Walk } from './known-turns.ts';
import { tensor } from './paths.ts';
import type { Path, Point } from './paths.ts';

/** A point that a descent was seen at: after so many of its steps. */
export interface Seen {
  readonly walk: Walk;
  readonly at: number;
  readonly actual: Point;
}

/** What is looked at: the first ones, where turns differ most clearly, and the last ones. */
const FIRST = 30;
const LAST = 6;
/** As far as is looked for the number of steps that is always made. */
const MOST_STEPS = 5000;

/** The known turn that leads along all that was seen, in words; null when none does, or more than one. */
export function nameTurn(
  seen: readonly Seen[],
  tolerance: Tolerance,
): { readonly id: string; readonly text: string } | null {
  const looked = seen.length <= FIRST + LAST ? seen : [...seen.slice(0, FIRST), ...seen.slice(-LAST)];
  const [any] = looked;
  // What is the same all over can be explained in too many ways.
  if (any === undefined || looked.length < 2) return null;
  const found = knownTurns.flatMap((turn) => {
    if (!turn.possible(any.walk)) return [];
    const guessed = guess(turn, looked);
    if (guessed === null) return [];
    const guessedFor = ({ walk }: Seen): number =>
      turn.guessedAnew ? (guess(turn, alike(looked, walk)) ?? NaN) : guessed;
    return looked.every((one) => leadsTo(turn.path(one.walk, guessedFor(one))[one.at], one.actual, tolerance))
      ? [{ id: turn.id, text: turn.text(guessed) }]
      : [];
  });
  const always = alwaysAsMany(looked, tolerance);
  const all = [...found, ...(always === null ? [] : [{ id: 'ignores-epochs', text: always }])];
  // Who never moves ignores everything else, too.
  const still = all.find(({ id }) => id === 'never-moves');
  return still ?? (all.length === 1 ? (all[0] ?? null) : null);
}

/** Those with the same start and learning rate. */
function alike(seen: readonly Seen[], { start, learningRate }: Walk): readonly Seen[] {
  return seen.filter(({ walk }) => walk.learningRate === learningRate && walk.start.join() === start.join());
}

function guess(turn: Turn, seen: readonly Seen[]): number | null {
  if (turn.guess === undefined) return NaN;
  const first = seen.find(({ at }) => at === 1);
  return first ? turn.guess(first.walk, first.actual) : null;
}

function leadsTo(point: Point | undefined, actual: Point, tolerance: Tolerance): boolean {
  return point !== undefined && compareTensors(tensor(point), tensor(actual), tolerance).agrees;
}

/** The same end, whatever the number of epochs: that of a path of some other length. */
function alwaysAsMany(seen: readonly Seen[], tolerance: Tolerance): string | null {
  const [first] = seen;
  if (first === undefined || new Set(seen.map(({ walk }) => walk.epochs)).size < 3) return null;
  const { walk } = first;
  if (walk.schedule.id === 'time-based') return null;
  const path: Path = followed({ ...walk, epochs: MOST_STEPS });
  const steps = path.findIndex((point) => leadsTo(point, first.actual, tolerance));
  if (steps < 1) return null;
  const ends = (one: Seen): Path => followed({ ...one.walk, epochs: steps });
  const same = seen.every((one) => leadsTo(ends(one).at(-1), one.actual, tolerance));
  if (!same) return null;
  const exactly = !leadsTo(path[steps + 1], first.actual, tolerance);
  return exactly
    ? `It does not use the number of epochs that it is given: it always makes ${steps} ${steps === 1 ? 'step' : 'steps'}.`
    : 'It does not use the number of epochs that it is given: it always goes on to the same end.';
}
