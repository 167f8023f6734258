import type { Landscape, TrajectoryPlot } from '../../grader/model/plot.ts';
import { heightAt } from './curve.ts';
import { isInside, toFrame, type PlotWindow } from './frame.ts';

/** One step of a path: its number, and its point on the plot; null where it is not finite or has no height. */
export interface TrackPoint {
  readonly step: number;
  readonly at: readonly [number, number] | null;
}

/** A path as points on the plot: (x, y) of two variables, or x and f(x) of one. */
export function track(path: TrajectoryPlot['expected'], landscape: Landscape): readonly TrackPoint[] {
  const isCurve = landscape.variables.length === 1;
  return path.points.map((point, index) => {
    const [x = null, second = null] = point;
    const y = isCurve && x !== null ? heightAt(landscape, x) : second;
    return { step: path.steps[index] ?? index, at: x === null || y === null ? null : [x, y] };
  });
}

/** First step that is not a finite number. */
export function firstNotFinite(path: TrajectoryPlot['expected']): number | null {
  const index = path.points.findIndex((point) => point.includes(null));
  return index === -1 ? null : (path.steps[index] ?? index);
}

/** First step that is finite but outside of the window; null when the path stays. */
export function firstOutside(
  path: TrajectoryPlot['expected'],
  points: readonly TrackPoint[],
  window: PlotWindow,
): number | null {
  const index = points.findIndex(({ at }, position) => {
    // A height that is missing is one beyond the samples, if x itself is a number.
    if (at === null) return path.points[position]?.includes(null) === false;
    return !isInside(window, at[0], at[1]);
  });
  return index === -1 ? null : (points[index]?.step ?? index);
}

/** So near each other, in units of the drawing, two points are one to the eye. */
const ONE_POINT = 0.5;

/** Whether two paths are drawn as one, as far as both go: at each step that both have they are at the same place, or both at none. */
export function areOne(one: readonly TrackPoint[], other: readonly TrackPoint[], window: PlotWindow): boolean {
  const others = new Map(other.map(({ step, at }) => [step, at]));
  const common = one.filter(({ step }) => others.has(step));
  return (
    common.length > 1 &&
    common.every(({ step, at }) => {
      const there = others.get(step) ?? null;
      if (at === null || there === null) return at === there;
      const [a, b] = [toFrame(window, at[0], at[1]), toFrame(window, there[0], there[1])];
      return Math.hypot(a[0] - b[0], a[1] - b[1]) <= ONE_POINT;
    })
  );
}
