import type { CurvesPlot } from '../../grader/model/plot.ts';
import { isInside, toFrame, type PlotWindow } from './frame.ts';
import { dotPath, linePath } from './path-data.ts';
import { simplify, type Point } from './simplify.ts';
import type { TrackPoint } from './track.ts';

/** One line of a plot of values over epochs. */
export type Curve = CurvesPlot['curves'][number];

/** A curve as SVG paths in the frame's inner box; a path is empty when nothing of it is to be drawn. */
export interface CurvePaths {
  /** Epochs that follow each other. */
  readonly line: string;
  /** Epochs that stand alone: dots of no length, to which round ends give their shape. */
  readonly dots: string;
}

/** A quarter of an SVG unit cannot be seen. */
const TOLERANCE = 0.25;

/** Measured and finite values in runs of epochs that follow each other without a gap. */
export function runsOf({ who, epochs, values }: Curve): readonly (readonly TrackPoint[])[] {
  const step = stepOf(who, epochs);
  const runs: TrackPoint[][] = [];
  // Whether the epoch before this one was measured and is a number: what is not finite is a gap as well.
  let isJoined = false;
  epochs.forEach((epoch, index) => {
    const value = values[index] ?? null;
    const gap = epoch - (epochs[index - 1] ?? -Infinity);
    const isNext = isJoined && gap <= step;
    isJoined = value !== null;
    if (value === null) return;
    const point: TrackPoint = { step: epoch, at: [epoch, value] };
    const run = runs.at(-1);
    if (isNext && run) run.push(point);
    else runs.push([point]);
  });
  return runs;
}

/**
 * Epochs that may lie between two neighbours of a line. The reference is trained through all epochs and only looked at
 * now and then: its usual distance is no gap. A submission may have been trained for the epochs shown and no others.
 */
function stepOf(who: Curve['who'], epochs: readonly number[]): number {
  switch (who) {
    case 'student':
      return 1;
    case 'reference':
      return commonest(epochs.slice(1).map((epoch, index) => epoch - (epochs[index] ?? epoch)));
  }
}

/** The first of equals; 1 of none. */
function commonest(gaps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
}

export function curvePaths(curve: Curve, window: PlotWindow): CurvePaths {
  return runPaths(runsOf(curve), window);
}

/** Runs of points: a line where several follow each other, a dot where one stands alone. */
export function runPaths(runs: readonly (readonly TrackPoint[])[], window: PlotWindow): CurvePaths {
  return {
    line: runs
      .filter((run) => run.length > 1)
      .map((run) => linePath(thinned(run, window), window))
      .join(''),
    dots: dotPath(
      runs.filter((run) => run.length === 1).flatMap((run) => [...run]),
      window,
    ),
  };
}

/** Points that a straight line passes anyway are left out; a run that leaves the plot is kept whole, to be cut. */
function thinned(run: readonly TrackPoint[], window: PlotWindow): readonly TrackPoint[] {
  const places = run.map(({ at }): Point | null =>
    at !== null && isInside(window, at[0], at[1]) ? toFrame(window, at[0], at[1]) : null,
  );
  const known = places.filter((place) => place !== null);
  if (known.length < run.length) return run;
  const kept = new Set(simplify(known, TOLERANCE));
  return run.filter((_, index) => kept.has(known[index] ?? [0, 0]));
}
