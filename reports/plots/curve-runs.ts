import type { CurvesPlot } from '../../grader/model/report.ts';
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
export function runsOf({ epochs, values }: Curve): readonly (readonly TrackPoint[])[] {
  const runs: TrackPoint[][] = [];
  epochs.forEach((epoch, index) => {
    const value = values[index] ?? null;
    if (value === null) return;
    const point: TrackPoint = { step: epoch, at: [epoch, value] };
    const run = runs.at(-1);
    if (run?.at(-1)?.step === epoch - 1) run.push(point);
    else runs.push([point]);
  });
  return runs;
}

export function curvePaths(curve: Curve, window: PlotWindow): CurvePaths {
  const runs = runsOf(curve);
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
