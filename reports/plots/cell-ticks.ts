import { numberText } from './plot-words.ts';
import { scaleOf, type Scale } from './scale.ts';

/** A tick beside cells of equal size: `at` 0 is where the first cell begins, 1 where the second does. */
export interface CellTick {
  readonly at: number;
  readonly label: string;
}

/** So few cells are labelled each. */
const FEW = 6;
/** Distances that differ by no more than this are equal to the eye. */
const EVEN = 1.6;

/**
 * Labels for cells that stand for these values: round numbers between them where the values are evenly spread, on a
 * linear or a logarithmic scale, else the values of some cells.
 */
export function cellTicks(values: readonly (number | null)[], count: number): readonly CellTick[] {
  const known = values.filter((value) => value !== null);
  const scale = scaleOf(known);
  const places = known.map(scale.place);
  const isEven = known.length === values.length && isEvenlySpread(places);
  return values.length > FEW && isEven ? between(scale, places, count) : some(values, count);
}

function between(scale: Scale, places: readonly number[], count: number): readonly CellTick[] {
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  return scale.ticks([Math.min(first, last), Math.max(first, last)], count).map(({ value, label }) => {
    const ends = first < last ? places : places.map((place) => -place);
    const wanted = first < last ? value : -value;
    const after = Math.max(
      1,
      ends.findIndex((place) => place >= wanted - 1e-12),
    );
    const before = ends[after - 1] ?? 0;
    const share = (wanted - before) / ((ends[after] ?? before + 1) - before);
    return { at: after - 0.5 + share, label };
  });
}

function some(values: readonly (number | null)[], count: number): readonly CellTick[] {
  const every = values.length <= FEW ? 1 : Math.ceil(values.length / count);
  return values.flatMap((value, index) =>
    index % every === 0 ? [{ at: index + 0.5, label: value === null ? '?' : shortText(value) }] : [],
  );
}

/** At most 3 digits: there is no room for more. */
function shortText(value: number): string {
  return numberText(Number(value.toPrecision(3))).replaceAll('-', '−');
}

function isEvenlySpread(places: readonly number[]): boolean {
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? place));
  const [first = 0] = gaps;
  const sizes = gaps.map((gap) => gap * Math.sign(first));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return sizes.every((size) => size > 0 && size <= EVEN * mean && size >= mean / EVEN);
}
