import type { Tensor } from '../../model/roles.ts';
import { layoutsOf } from '../sweep/layouts.ts';
import type { Path, Point } from './paths.ts';

/** A reading of what was written down on the way: points, the first of which is that after `from` steps. */
export interface HistoryReading {
  readonly points: Path;
  readonly from: 0 | 1;
}

/**
 * Every way in which an array may hold the points of a descent: one after another or coordinate by coordinate, with the start, without
 * it, or without the end; an array that was made longer than needed ends in zeros or NaN.
 */
export function historyReadings(history: Tensor, dimension: number, epochs: number): readonly HistoryReading[] {
  return [history, ...withoutHeights(history, dimension)].flatMap((points) => pointReadings(points, dimension, epochs));
}

function pointReadings({ shape, data }: Tensor, dimension: number, epochs: number): readonly HistoryReading[] {
  const count = data.length / dimension;
  if (!Number.isInteger(count) || count < 1) return [];
  return layoutsOf({ shape, data }, [count], dimension).flatMap(({ points }) => {
    const fitting = (rows: number): readonly Path[] =>
      points.length >= rows && points.slice(rows).every(isUnused) ? [points.slice(0, rows)] : [];
    const withStart = fitting(epochs + 1).map((some): HistoryReading => ({ points: some, from: 0 }));
    const without = fitting(epochs).flatMap((some): readonly HistoryReading[] => [
      { points: some, from: 1 },
      { points: some, from: 0 },
    ]);
    return [...withStart, ...without];
  });
}

/** Points may be written down together with the value of the function there: `(x, y, f(x, y))`, for a picture of the surface. */
function withoutHeights({ shape, data }: Tensor, dimension: number): readonly Tensor[] {
  const [rows = 0, columns = 0] = shape;
  if (dimension < 2 || shape.length !== 2 || columns !== dimension + 1) return [];
  return [{ shape: [rows, dimension], data: data.filter((_, at) => at % columns < dimension) }];
}

function isUnused(point: Point): boolean {
  return point.every((value) => value === 0 || Number.isNaN(value));
}
