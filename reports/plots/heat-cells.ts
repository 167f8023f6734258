import type { Interval } from './frame.ts';

/** Cells of one colour as an SVG path, one unit to a cell; the first row is at the bottom. */
export interface HeatCells {
  /** 0: lowest. */
  readonly step: number;
  readonly path: string;
}

/** Number of the colour for a value: beyond the interval, the colour of its end. Null where there is no number. */
export function colourStep(value: number | null, [low, high]: Interval, steps: number): number | null {
  if (value === null) return null;
  const share = (value - low) / (high - low);
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
}

/**
 * Cells as lines one unit thick along the rows, neighbours of one colour as one line: half as long to write as boxes.
 *
 * @param rows a number for each cell; null: nothing is drawn
 */
export function heatCells(rows: readonly (readonly (number | null)[])[]): readonly HeatCells[] {
  const paths = new Map<number, string>();
  rows.forEach((row, index) => {
    const y = rows.length - 1 - index;
    for (let from = 0; from < row.length;) {
      const step = row[from] ?? null;
      let to = from + 1;
      while (to < row.length && row[to] === step) to += 1;
      if (step !== null) paths.set(step, `${paths.get(step) ?? ''}M${from} ${y}h${to - from}`);
      from = to;
    }
  });
  return [...paths].toSorted(([one], [other]) => one - other).map(([step, path]) => ({ step, path }));
}
