import type { TestFunction } from '../../reference/functions/test-function.ts';
import type { NamedText } from '../model/named-text.ts';
import type { TrajectoryPlot } from '../model/plot.ts';

type Point = readonly number[];

/** Enough for the eye; a path of a thousand steps is thinned evenly, first and last step kept. */
const MOST_POINTS = 200;

export interface Trajectories {
  readonly id: string;
  readonly title: string;
  readonly on: TestFunction;
  readonly settings: readonly NamedText[];
  readonly expected: readonly Point[];
  /** null: there is no path to show. */
  readonly actual: readonly Point[] | null;
  /** Steps of the points of `actual`, where they are not 0, 1, 2, ... */
  readonly actualSteps?: readonly number[];
  /** Where the reference goes with a mistake in it; null: none was recognised. */
  readonly mistaken?: { readonly name: string; readonly path: readonly Point[] } | null;
  readonly partsAt: number | null;
}

/** The paths of oracle and student on a function, as data for a page. */
export function trajectoryPlot(plot: Trajectories): TrajectoryPlot {
  const window = windowFor(plot.on, plot.expected);
  return {
    kind: 'trajectory',
    id: plot.id,
    title: plot.title,
    landscape: landscapeKey(plot.on, window),
    window,
    settings: [...plot.settings],
    expected: thin(plot.expected),
    actual: plot.actual && { ...thin(plot.actual), ...(plot.actualSteps && { steps: [...plot.actualSteps] }) },
    ...(plot.mistaken && { mistaken: { name: plot.mistaken.name, path: thin(plot.mistaken.path) } }),
    partsAt: plot.partsAt,
  };
}

/** The same function over another window is another landscape. */
function landscapeKey(on: TestFunction, window: TrajectoryPlot['window']): string {
  return `${on.id}@${window.map((range) => range.join('..')).join(',')}`;
}

export function functionIdOf(landscape: string): string {
  return landscape.slice(0, landscape.indexOf('@'));
}

/** The function's own window, wider as far as the start needs, and the path while it stays in or near the function's domain. */
function windowFor(on: TestFunction, path: readonly Point[]): [number, number][] {
  return on.window.map(([low, high], index) => {
    const [least, most] = on.domain[index] ?? [low, high];
    const near = (value: number): boolean => value >= 1.5 * least - 0.5 * most && value <= 1.5 * most - 0.5 * least;
    const [start = NaN, ...others] = path.map((point) => point[index] ?? NaN);
    // A start beyond that would make everything else a point.
    const worthIt = Math.abs(start) <= 3 * Math.max(Math.abs(least), Math.abs(most));
    const shown = [...(worthIt ? [start] : []), ...others.filter(near)].filter(Number.isFinite);
    const margin = 0.05 * (high - low);
    return [
      round(Math.min(low, ...shown.map((value) => value - margin))),
      round(Math.max(high, ...shown.map((value) => value + margin))),
    ];
  });
}

const round = (value: number): number => Number(value.toPrecision(4));

function thin(path: readonly Point[]): TrajectoryPlot['expected'] {
  const last = path.length - 1;
  const every = Math.max(1, Math.ceil(path.length / MOST_POINTS));
  const steps = path.map((_, step) => step).filter((step) => step % every === 0 || step === last);
  const finite = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
  return { steps, points: steps.map((step) => (path[step] ?? []).map(finite)) };
}
