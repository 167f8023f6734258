import { knownTurns, rightWay } from '../../../reference/descent-misconceptions/index.ts';
import type { Seen, Turn, Walk, Walker } from '../../../reference/descent-misconceptions/turn.ts';
import { compareTensors } from '../../compare/close.ts';
import { namesOf } from '../../diagnosis/names.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Mistake } from '../../model/mistake.ts';
import { tensor } from './paths.ts';
import type { Path, Point } from './paths.ts';

export type { Seen, Walk } from '../../../reference/descent-misconceptions/turn.ts';

/** What is looked at: the first ones, where turns differ most clearly, and the last ones. */
const FIRST = 30;
const LAST = 6;

/** The turns that lead along all that was seen; several where only all of them together do. */
export interface NamedTurn {
  readonly mistakes: readonly Mistake[];
  /** Where it leads from somewhere. */
  readonly path: (walk: Walk) => Path;
  /** Whether a number in it may be another one for each start and learning rate. */
  readonly isGuessedAnew: boolean;
}

interface Taken {
  readonly turn: Turn;
  readonly guessed: number;
}

interface Explanation {
  readonly taken: readonly Taken[];
  readonly wayOf: (walk: Walk) => Walker;
}

/** The known turn that leads along all that was seen, or the one pair of them; null when none does, or more than one. */
export function nameTurn(seen: readonly Seen[], tolerance: Tolerance): NamedTurn | null {
  const looked = seen.length <= FIRST + LAST ? seen : [...seen.slice(0, FIRST), ...seen.slice(-LAST)];
  const [any] = looked;
  // What is the same all over can be explained in too many ways.
  if (any === undefined || looked.length < 2) return null;
  const { schedule, start } = any.walk;
  const ground = { schedule: schedule.id, dimension: start.length };
  const possible = knownTurns.filter((turn) => turn.possible(ground));
  const explains = ({ wayOf }: Explanation): boolean =>
    looked.every(({ walk, at, actual }) => leadsTo(wayOf(walk)(walk)[at], actual, tolerance));
  if (explains({ taken: [], wayOf: () => rightWay })) return null;
  const singles = possible.flatMap((turn) => alone(turn, looked)).filter(explains);
  const found = singles.length > 0 ? singles : pairsOf(possible).filter(explains);
  const [only, another] = unique(found);
  if (only === undefined || another !== undefined) return null;
  const path = (walk: Walk): Path => only.wayOf(walk)(walk);
  // Only the first and the last were looked at, to be quick.
  if (!seen.every(({ walk, at, actual }) => leadsTo(path(walk)[at], actual, tolerance))) return null;
  const evidence = {
    answers: seen.length,
    difference: Math.max(...seen.map(({ walk, at, actual }) => distance(path(walk)[at], actual))).toExponential(1),
  };
  const isGuessedAnew = only.taken.some(({ turn }) => turn.guessedAnew === true);
  return { mistakes: only.taken.map((one) => told(one, evidence)), path, isGuessedAnew };
}

/** For the third line of a plot; null where nothing was named. */
export function mistakenPath(
  named: NamedTurn | null,
  walk: Walk,
): { readonly name: string; readonly path: Path } | null {
  return named && { name: namesOf(named), path: named.path(walk) };
}

function told({ turn, guessed }: Taken, evidence: NonNullable<Mistake['evidence']>): Mistake {
  const { id, name, student, teacher } = turn;
  return { id: `descent/${id}`, name, student, teacher: teacher(guessed), evidence };
}

/** A turn with the number that what was seen tells; nothing where it tells none. */
function alone(turn: Turn, seen: readonly Seen[]): readonly Explanation[] {
  const guessed = turn.guess === undefined ? NaN : turn.guess(seen);
  if (guessed === null) return [];
  const guessedFor = (walk: Walk): number => (turn.guessedAnew ? (turn.guess?.(alike(seen, walk)) ?? NaN) : guessed);
  return [{ taken: [{ turn, guessed }], wayOf: (walk) => turn.of(rightWay, guessedFor(walk)) }];
}

/** Of turns that need no guess; each pair in both orders, for one that goes its own way hides the other. */
function pairsOf(turns: readonly Turn[]): readonly Explanation[] {
  const sure = turns.filter(({ guess }) => guess === undefined).map((turn): Taken => ({ turn, guessed: NaN }));
  return sure.flatMap((one, at) =>
    sure.slice(at + 1).flatMap((other) =>
      [[one, other] as const, [other, one] as const].map((taken): Explanation => {
        const [{ turn: inner }, { turn: outer }] = taken;
        const way = outer.of(inner.of(rightWay, NaN), NaN);
        return { taken, wayOf: () => way };
      }),
    ),
  );
}

/** A pair in both orders is one explanation. */
function unique(found: readonly Explanation[]): readonly Explanation[] {
  const keyOf = ({ taken }: Explanation): string =>
    taken
      .map(({ turn }) => turn.id)
      .toSorted()
      .join();
  return [...new Map(found.toReversed().map((one) => [keyOf(one), one])).values()];
}

/** Those with the same start and learning rate. */
function alike(seen: readonly Seen[], { start, learningRate }: Walk): readonly Seen[] {
  return seen.filter(({ walk }) => walk.learningRate === learningRate && walk.start.join() === start.join());
}

function leadsTo(point: Point | undefined, actual: Point, tolerance: Tolerance): boolean {
  return point !== undefined && compareTensors(tensor(point), tensor(actual), tolerance).agrees;
}

function distance(point: Point | undefined, actual: Point): number {
  return (point && compareTensors(tensor(point), tensor(actual), { relative: 0, absolute: 0 }).difference) ?? 0;
}
