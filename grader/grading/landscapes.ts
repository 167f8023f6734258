import type { TestFunction } from '../../reference/functions/test-function.ts';
import { functionIdOf } from '../findings/trajectory-plot.ts';
import type { Landscape, Plot, TrajectoryPlot } from '../model/plot.ts';
import { testFunctionOf } from '../oracles/truths.ts';

/** Samples along each axis: a contour line of 96 cells is smooth at the size of a page. */
const ALONG_2D = 96;
const ALONG_1D = 1200;

/** The surfaces that plots show, by id; curves and matrices have none. What `before` has is not sampled again. */
export function landscapesOf(
  plots: readonly Plot[],
  before: ReadonlyMap<string, Landscape> = new Map(),
): Map<string, Landscape> {
  const landscapes = new Map(before);
  for (const plot of plots) {
    if (plot.kind === 'trajectory' && !landscapes.has(plot.landscape))
      landscapes.set(plot.landscape, landscapeOf(plot));
  }
  return landscapes;
}

/** The surface that a plot shows, sampled once per run and shared by every plot of it. */
export function landscapeOf({ landscape: id, window }: Pick<TrajectoryPlot, 'landscape' | 'window'>): Landscape {
  const on = testFunctionOf(functionIdOf(id));
  const along = window.length === 1 ? ALONG_1D : ALONG_2D;
  const axes = window.map(([low, high]) =>
    Array.from({ length: along }, (_, index) => low + ((high - low) * index) / (along - 1)),
  );
  return {
    id,
    title: on.title,
    formula: on.formula,
    variables: on.variables,
    window,
    size: axes.map(({ length }) => length),
    values: sample(on, axes),
    minima: on.minima.map(({ at, kind }) => ({ at, kind })),
  };
}

function sample(on: TestFunction, axes: readonly (readonly number[])[]): readonly (number | null)[] {
  const [xs = [], ys] = axes;
  const value = (theta: readonly number[]): number | null => {
    const result = on.value(theta);
    return Number.isFinite(result) ? Number(result.toPrecision(6)) : null;
  };
  return ys === undefined ? xs.map((x) => value([x])) : ys.flatMap((y) => xs.map((x) => value([x, y])));
}
