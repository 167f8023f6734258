import type { Tensor } from '../../model/roles.ts';
import type { Point } from '../trajectory/paths.ts';

/** A point for each combination of what is varied, the last thing varied fastest. */
export interface Layout {
  readonly points: readonly Point[];
  /** Whether the last thing that is varied comes first: rows are columns. */
  readonly transposed: boolean;
}

/**
 * The ways in which an array can hold a point for each combination: `[i, j]`, `[j, i]`, one after another, coordinates first or last.
 * Axes of length 1 do not count.
 *
 * @param sizes how many values each thing that is varied has
 * @param dimension how many coordinates a point has
 */
export function layoutsOf({ shape, data }: Tensor, sizes: readonly number[], dimension: number): readonly Layout[] {
  const axes = [...sizes, ...(dimension > 1 ? [dimension] : [])];
  const squeezed = shape.filter((length) => length !== 1).join();
  if (product(axes) !== data.length) return [];
  return orders(axes.length).flatMap((order): readonly Layout[] => {
    const ordered = order.map((axis) => axes[axis] ?? 1);
    if (![ordered, flat(ordered, order, sizes.length)].some((one) => one.join() === squeezed)) return [];
    const strides = axes.map((_, axis) => product(ordered.slice(order.indexOf(axis) + 1)));
    const places = indices(sizes).map((index) => index.reduce((sum, one, axis) => sum + one * (strides[axis] ?? 0), 0));
    const along = dimension > 1 ? (strides.at(-1) ?? 1) : 1;
    const points = places.map((place) =>
      Array.from({ length: dimension }, (_, coordinate) => data[place + coordinate * along] ?? NaN),
    );
    return [{ points, transposed: sizes.length === 2 && order.indexOf(1) < order.indexOf(0) }];
  });
}

/** The axes of what is varied, one after another in a single one, where they are neighbours. */
function flat(ordered: readonly number[], order: readonly number[], varied: number): readonly number[] {
  const places = order.flatMap((axis, place) => (axis < varied ? [place] : []));
  const [from = 0] = places;
  if (places.some((place, index) => place !== from + index)) return ordered;
  return [...ordered.slice(0, from), product(ordered.slice(from, from + varied)), ...ordered.slice(from + varied)];
}

/** All orders of the axes, the given one first. */
function orders(count: number): readonly (readonly number[])[] {
  if (count === 1) return [[0]];
  if (count === 2)
    return [
      [0, 1],
      [1, 0],
    ];
  return [
    [0, 1, 2],
    [1, 0, 2],
    [2, 0, 1],
    [2, 1, 0],
    [0, 2, 1],
    [1, 2, 0],
  ];
}

function indices(sizes: readonly number[]): readonly (readonly number[])[] {
  const [size, ...rest] = sizes;
  if (size === undefined) return [[]];
  const inner = indices(rest);
  return Array.from({ length: size }, (_, index) => inner.map((one) => [index, ...one])).flat();
}

function product(values: readonly number[]): number {
  return values.reduce((result, value) => result * value, 1);
}
