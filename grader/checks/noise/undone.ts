import type { NoiseAt, NoiseProblem } from '../../compare/noise.ts';
import { average, spreadOf } from '../../compare/noise-moments.ts';
import type { Roles } from '../../model/roles.ts';
import type { RecoveredNoise } from './recovered.ts';

/** Noise that was told from results, and what it should have been. */
export interface TellingNoise extends RecoveredNoise {
  /** The step of each entry of `draws`. */
  readonly cases: readonly Roles[];
  readonly standardDeviation: number;
}

/** Noise that would be right if the mistake were not made: it is put to the same tests. */
export interface Undone extends Pick<TellingNoise, 'draws' | 'standardDeviation'> {
  /** The one thing that is still wrong with it; nothing unless told. */
  readonly left?: NoiseProblem['kind'];
}

/** In standard deviations: far below any noise, and far above the round-off of recovering it. */
const STILL = 1e-6;

/** Two coordinates whose draws are this near are given the same ones. */
const SAME = 1e-3;

/** Nothing at all, at any input. */
export function noneDrawn({ draws, standardDeviation: sd }: TellingNoise): 'certain' | null {
  return listsOf(draws).every((list) => list.every((draw) => Math.abs(draw) < STILL * sd)) ? 'certain' : null;
}

/** One number for each coordinate, the same at every input. */
export function oneNumber({ draws, standardDeviation: sd }: TellingNoise): 'certain' | null {
  const alike = acrossCases(draws).every((list) => spreadOf(list) < STILL * sd);
  return alike && listsOf(draws).some((list) => list.some((draw) => Math.abs(draw) > STILL * sd)) ? 'certain' : null;
}

/** The coordinates that have noise, where others never have any. */
export function withoutStill({ draws, standardDeviation }: TellingNoise): Undone | null {
  const isStill = (at: number): boolean =>
    draws.every((lists) => spreadOf(lists[at] ?? []) < STILL * standardDeviation);
  const kept = draws.map((lists) => lists.map((list, at) => (isStill(at) ? null : list)));
  const [before, after] = [listsOf(draws).length, listsOf(kept).length];
  return after > 0 && after < before ? { draws: kept, standardDeviation } : null;
}

/** Those of the first coordinate, where all others are the same. */
export function firstOnly({ draws, standardDeviation: sd }: TellingNoise): Undone | null {
  const [first, ...others] = acrossCases(draws);
  const same = others.every((list) => list.every((draw, at) => Math.abs(draw - (first?.[at] ?? NaN)) < SAME * sd));
  const kept = draws.map((lists) => lists.map((list, at) => (at === 0 ? list : null)));
  return others.length > 0 && same ? { draws: kept, standardDeviation: sd } : null;
}

/** All of them, by their own size. */
export function scaled({ draws }: TellingNoise): Undone {
  return { draws, standardDeviation: sizeOf(draws) };
}

/** Around 0 on each coordinate. */
export function centred({ draws, standardDeviation }: TellingNoise): Undone {
  const means = acrossCases(draws).map(average);
  return { draws: changed(draws, (draw, { at }) => draw - (means[at] ?? 0)), standardDeviation };
}

/** Spread evenly, and otherwise as noise should be. */
export function uniform(noise: TellingNoise): Undone | null {
  const { draws } = centred(noise);
  return acrossCases(draws).every(isUniform) ? { draws, standardDeviation: sizeOf(draws), left: 'shape' } : null;
}

/** As they move the position. */
export function moves({ draws, cases }: TellingNoise): Undone {
  const rate = (index: number): number => cases[index]?.get('hyperparameters.learningRate')?.data[0] ?? NaN;
  const moves = changed(draws, (draw, { index }) => draw * rate(index));
  return { draws: moves, standardDeviation: sizeOf(moves) };
}

/** As parts of the gradient. */
export function factors({ draws, cases }: TellingNoise): Undone {
  const slope = (index: number, at: number): number => cases[index]?.get('gradient')?.data[at] ?? NaN;
  const factors = changed(draws, (draw, { index, at }) => draw / slope(index, at));
  return { draws: factors, standardDeviation: sizeOf(factors) };
}

/** That of the accumulated state, where what moves the parameters is another one. */
export function inState({ split, standardDeviation }: TellingNoise): Undone | null {
  return split && { draws: split.inState, standardDeviation };
}

function listsOf(draws: readonly NoiseAt[]): readonly (readonly number[])[] {
  return draws.flat().filter((list) => list !== null);
}

/** The draws on each coordinate, those of all cases in a row. */
function acrossCases(draws: readonly NoiseAt[]): readonly (readonly number[])[] {
  return (draws[0] ?? []).map((_, at) => draws.flatMap((lists) => lists[at] ?? [])).filter((list) => list.length > 0);
}

function changed(
  draws: readonly NoiseAt[],
  change: (draw: number, where: { readonly index: number; readonly at: number }) => number,
): readonly NoiseAt[] {
  return draws.map((lists, index) => lists.map((list, at) => list && list.map((draw) => change(draw, { index, at }))));
}

/** Root of the mean square: the standard deviation of noise around 0. */
function sizeOf(draws: readonly NoiseAt[]): number {
  return Math.sqrt(average(listsOf(draws).flatMap((list) => list.map((draw) => draw ** 2))));
}

/** Chance with which uniform draws are not taken for such. */
const CHANCE = 1e-6;

/** Whether draws are spread evenly between the least and the largest: Massart's bound, as for normal ones. */
function isUniform(draws: readonly number[]): boolean {
  const sorted = draws.toSorted((a, b) => a - b);
  const [least = NaN, largest = NaN] = [sorted[0], sorted.at(-1)];
  const bound = Math.sqrt(Math.log(2 / CHANCE) / (2 * sorted.length));
  return (
    largest > least &&
    sorted.every((draw, at) => Math.abs((draw - least) / (largest - least) - at / sorted.length) < bound)
  );
}
