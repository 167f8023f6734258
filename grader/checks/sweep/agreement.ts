import { compareTensors } from '../../compare/close.ts';
import type { Tolerance } from '../../model/assignment.ts';
import { tensor } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import type { Combination } from './combinations.ts';
import { STEPS_TO_GLANCE, tellingEnds } from '../descent/ends.ts';
import type { Settings, Walks } from '../descent/ends.ts';

/** How the results of a combination fare beside where descent ends. */
export interface Agreement {
  readonly combination: Combination;
  /** Places that were compared: those that can tell. */
  readonly compared: readonly number[];
  readonly agreeing: number;
  /** Places that differ, in order. */
  readonly wrong: readonly number[];
  /** What is right, place by place; null where nothing can be told. */
  readonly expected: ReadonlyMap<number, Point | null>;
}

/** A grid is compared in at most so many places, evenly spread. */
export const MOST_PLACES = 4000;
/** As many are looked at to find out which variables belong together. */
const PROBED = 12;
/** So many of the likeliest combinations are compared in full. */
const IN_FULL = 12;

export type ExpectedAt = (settings: Settings, place: number) => Point | null;

/** The likeliest combinations, the one that agrees best first. Of equals the first. */
export function likeliestOf(
  combinations: readonly Combination[],
  walks: Walks,
  tolerance: Tolerance,
  suits: (combination: Combination) => boolean,
): readonly Agreement[] {
  const probed = combinations.map((combination) =>
    agreementOf(combination, tellingEnds(walks(STEPS_TO_GLANCE), tolerance), tolerance, PROBED),
  );
  const likeliest = probed.toSorted((one, other) => share(other) - share(one)).slice(0, IN_FULL);
  const full = likeliest.map(({ combination }) =>
    agreementOf(combination, tellingEnds(walks(), tolerance), tolerance, MOST_PLACES),
  );
  const better = (one: Agreement): number => share(one) + (isRight(one) ? 2 : 0) + (suits(one.combination) ? 1 : 0);
  return full.toSorted((one, other) => better(other) - better(one));
}

export function agreementOf(
  combination: Combination,
  expectedAt: ExpectedAt,
  tolerance: Tolerance,
  most = MOST_PLACES,
): Agreement {
  const expected = new Map<number, Point | null>();
  const compared: number[] = [];
  const wrong: number[] = [];
  for (const place of spread(combination.results.length, most)) {
    const want = expectedAt(combination.settingsAt(place), place);
    expected.set(place, want);
    if (want === null) continue;
    compared.push(place);
    if (!compareTensors(tensor(want), tensor(combination.results[place] ?? []), tolerance).agrees) wrong.push(place);
  }
  return { combination, compared, agreeing: compared.length - wrong.length, wrong, expected };
}

/** Half of the places must be able to tell, or nothing is known. */
export function tells({ compared, expected }: Agreement): boolean {
  return compared.length >= 2 && compared.length * 2 >= expected.size;
}

export function isRight(agreement: Agreement): boolean {
  return tells(agreement) && agreement.wrong.length === 0;
}

function share({ agreeing, compared }: Agreement): number {
  return compared.length === 0 ? 0 : agreeing / compared.length;
}

/** Places evenly spread over so many, first and last among them. */
export function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}
