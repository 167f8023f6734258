import type { Tensor } from '../../model/roles.ts';
import type { Point } from '../trajectory/paths.ts';
import type { Settings } from '../descent/ends.ts';
import { layoutsOf } from './layouts.ts';
import type { Layout } from './layouts.ts';
import type { VariedRole } from './options.ts';
import type { Numbers } from './variables.ts';

/** A thing that is varied, with the values of one variable. */
export interface Axis {
  readonly role: VariedRole;
  readonly numbers: Numbers;
  /** A point for each value; one number each unless it is the start in two dimensions. */
  readonly values: readonly Point[];
}

/** One reading of what a submission left behind: these results belong to these settings. */
export interface Combination {
  readonly result: Numbers;
  readonly axes: readonly Axis[];
  /** Of what is not varied. */
  readonly fixed: ReadonlyMap<VariedRole, Point>;
  /** The last thing varied fastest. */
  readonly results: readonly Point[];
  /** How many values each thing that is varied has; one number where each result has a pair of its own, row by row. */
  readonly sizes: readonly number[];
  /** The settings of a result, by its place. */
  readonly settingsAt: (place: number) => Settings;
  readonly transposed: boolean;
}

export interface Parts {
  readonly results: readonly Numbers[];
  readonly varied: readonly { readonly role: VariedRole; readonly numbers: readonly Numbers[] }[];
  readonly fixed: ReadonlyMap<VariedRole, readonly Point[]>;
  readonly dimension: number;
}

/** More readings than any notebook has; each is a look at a few results only. */
const MOST = 3000;

/** How often something may still be looked at before a search ends, whether it fits or not. */
export interface Looks {
  left: number;
}

/** No honest notebook needs more. */
export const MOST_LOOKS = 20_000;
/** To put so many numbers in order, or to try so many lengths, is one more look. */
const NUMBERS_A_LOOK = 100;

/** Readings whose sizes fit, as many as are looked at. */
export function combinationsOf(parts: Parts): readonly Combination[] {
  const found: Combination[] = [];
  for (const one of readingsOf(parts)) if (found.push(one) >= MOST) break;
  return found;
}

/** Readings whose sizes fit, until all looks are used up: for each variable with results, what stands nearest to it first. */
export function* readingsOf(
  { results, varied, fixed, dimension }: Parts,
  looks: Looks = { left: MOST_LOOKS },
): Generator<Combination> {
  const choices = combine([...fixed].map(([role, values]) => values.map((value) => [role, value] as const)));
  const shelves = varied.map(({ role, numbers }) => shelfOf(role, numbers, role === 'start' ? dimension : 1, looks));
  for (const result of results) {
    const count = result.tensor.data.length / dimension;
    const layouts = new Map<string, readonly Layout[]>();
    for (const axes of axesFor(shelves, result, count, looks)) {
      for (const sizes of sizesOf(axes, count)) {
        const key = sizes.join();
        const known = layouts.get(key) ?? charged(looks, result, () => layoutsOf(result.tensor, sizes, dimension));
        layouts.set(key, known);
        for (const layout of known) {
          for (const choice of choices) {
            if (looks.left <= 0) return;
            looks.left -= 1;
            const chosen = new Map(choice);
            yield {
              result,
              axes,
              fixed: chosen,
              settingsAt: settingsOf(axes, sizes, chosen),
              results: layout.points,
              sizes,
              transposed: layout.transposed,
            };
          }
        }
      }
    }
    if (looks.left <= 0) return;
  }
}

/** A result for each pair; in a table of runs, one for each row. */
function sizesOf(axes: readonly Axis[], count: number): readonly (readonly number[])[] {
  const sizes = axes.map(({ values }) => values.length);
  const pairs = sizes.reduce((product, size) => product * size, 1) === count ? [sizes] : [];
  const asRows = sizes.length > 1 && sizes.every((one) => one === count) ? [[count]] : [];
  return [...pairs, ...asRows];
}

/** Variables with values of something that is varied, by how many values they have: only those that fit are ever looked at. */
interface Shelf {
  readonly byLength: ReadonlyMap<number, readonly Numbers[]>;
  /** What a variable holds as an axis, in each of its readings; read once. */
  readonly axes: (numbers: Numbers) => readonly Axis[];
}

function shelfOf(role: VariedRole, all: readonly Numbers[], dimension: number, looks: Looks): Shelf {
  const byLength = new Map<number, Numbers[]>();
  for (const one of all) {
    const length = one.tensor.data.length / dimension;
    if (!Number.isInteger(length) || length < 2) continue;
    const others = byLength.get(length);
    if (others === undefined) byLength.set(length, [one]);
    else others.push(one);
  }
  const known = new Map<Numbers, readonly Axis[]>();
  const axes = (numbers: Numbers): readonly Axis[] => {
    const found =
      known.get(numbers) ??
      charged(looks, numbers, () => valuesOf(numbers.tensor, dimension).map((values) => ({ role, numbers, values })));
    known.set(numbers, found);
    return found;
  };
  return { byLength, axes };
}

/** Axes whose lengths fit so many results, the nearest first. */
function* axesFor(
  [first, second]: readonly Shelf[],
  result: Numbers,
  count: number,
  looks: Looks,
): Generator<readonly Axis[]> {
  if (first === undefined || !Number.isInteger(count)) return;
  looks.left -= Math.ceil(first.byLength.size / NUMBERS_A_LOOK);
  const partners = (length: number): readonly Numbers[] => [
    ...(second?.byLength.get(count / length) ?? []),
    ...(length === count ? (second?.byLength.get(count) ?? []) : []),
  ];
  for (const [length, numbers] of nearestFirst(first, result, (one) =>
    second === undefined ? one === count : partners(one).length > 0,
  )) {
    const others = second === undefined ? [] : near(partners(length), result);
    for (const axis of first.axes(numbers)) {
      if (looks.left <= 0) return;
      looks.left -= 1;
      if (second === undefined) yield [axis];
      for (const other of others) {
        for (const another of second?.axes(other) ?? []) {
          if (looks.left <= 0) return;
          looks.left -= 1;
          yield [axis, another];
        }
      }
    }
  }
}

function nearestFirst(
  { byLength }: Shelf,
  result: Numbers,
  fits: (length: number) => boolean,
): readonly (readonly [number, Numbers])[] {
  const fitting = [...byLength].filter(([length]) => fits(length));
  const lengths = new Map(fitting.flatMap(([length, all]) => all.map((one) => [one, length] as const)));
  return near([...lengths.keys()], result).map((one) => [lengths.get(one) ?? 0, one]);
}

/** The nearest first, without the variable itself. */
function near(numbers: readonly Numbers[], result: Numbers): readonly Numbers[] {
  return numbers
    .filter((one) => distance(one, result) > 0 || one.name !== result.name)
    .toSorted((one, other) => distance(one, result) - distance(other, result));
}

/** Work that grows with a variable costs looks by its size. */
function charged<Found>(looks: Looks, { tensor: { data } }: Numbers, read: () => Found): Found {
  looks.left -= Math.floor(data.length / NUMBERS_A_LOOK);
  return read();
}

/** The values of a variable, one point each; several readings of a square of points. Fewer than two vary nothing. */
function valuesOf(tensor: Tensor, dimension: number): readonly (readonly Point[])[] {
  const count = tensor.data.length / dimension;
  if (!Number.isInteger(count) || count < 2) return [];
  const readings = layoutsOf(tensor, [count], dimension).map(({ points }) => points);
  if (readings.length < 2) return readings;
  return readings.filter((one, index) => readings.findIndex((other) => other.join() === one.join()) === index);
}

/** Cells count more than lines. */
function distance({ where }: Numbers, { where: other }: Numbers): number {
  return Math.abs((where.cell ?? 0) - (other.cell ?? 0)) * 10_000 + Math.abs(where.line - other.line);
}

function settingsOf(
  axes: readonly Axis[],
  sizes: readonly number[],
  fixed: ReadonlyMap<VariedRole, Point>,
): Combination['settingsAt'] {
  return (place) => {
    const index = indexOf(place, sizes);
    const value = (role: VariedRole): Point => {
      const axis = axes.findIndex((one) => one.role === role);
      return axes[axis]?.values[index[axis] ?? index[0] ?? 0] ?? fixed.get(role) ?? [];
    };
    return {
      start: value('start'),
      learningRate: value('hyperparameters.learningRate')[0] ?? NaN,
      epochs: wholeEpochs(value('epochs')[0] ?? NaN),
    };
  };
}

/** The row and the column of a place. */
export function indexOf(place: number, sizes: readonly number[]): readonly number[] {
  const [first = 1, second] = sizes;
  return second === undefined ? [place % first] : [Math.floor(place / second), place % second];
}

/** As `int(epochs)` has it. */
function wholeEpochs(epochs: number): number {
  const nearest = Math.round(epochs);
  return Math.abs(epochs - nearest) < 1e-9 ? nearest : Math.trunc(epochs);
}

/** One of each. */
function combine<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  const [first, ...rest] = lists;
  if (first === undefined) return [[]];
  const others = combine(rest);
  return first.flatMap((item) => others.map((one) => [item, ...one]));
}
