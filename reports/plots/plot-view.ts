import type { Landscape, TrajectoryPlot } from '../../grader/model/plot.ts';
import { curvePath, heights } from './curve.ts';
import { coordinate, isInside, toFrame, widened, type PlotWindow } from './frame.ts';
import { dotPath, linePath } from './path-data.ts';
import { endText, mistakenWord, outcomeText, partingText } from './plot-words.ts';
import { sliderData } from './slider-data.ts';
import { ticks } from './ticks.ts';
import { areOne, firstNotFinite, firstOutside, track, type TrackPoint } from './track.ts';

interface Mark {
  readonly x: string;
  readonly y: string;
}

/** Everything a plot's template writes; positions are in the frame's inner box. */
export interface PlotView {
  readonly title: string;
  readonly settings: TrajectoryPlot['settings'];
  readonly formula: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
  readonly yTicks: readonly { readonly at: string; readonly label: string }[];
  /** `curve`: one variable, paths as dots on the curve. `contours`: two variables, paths as lines. */
  readonly style: 'curve' | 'contours';
  readonly curve: string | null;
  readonly expected: string;
  readonly actual: string | null;
  /** Where the reference goes with the recognised mistake in it; null when none was recognised. */
  readonly mistaken: { readonly name: string; readonly path: string } | null;
  readonly start: Mark | null;
  readonly minima: readonly (Mark & { readonly isGlobal: boolean })[];
  readonly hasLocalMinima: boolean;
  readonly parting: (Mark & { readonly step: number }) | null;
  readonly notes: readonly string[];
  readonly description: string;
  readonly slider: ReturnType<typeof sliderData>;
}

/** The window of a plot; of one variable, the heights of the curve are its second interval. */
export function plotWindow(plot: TrajectoryPlot, landscape: Landscape): PlotWindow {
  const x = widened(plot.window[0] ?? landscape.window[0] ?? [0, 1]);
  const y =
    landscape.variables.length === 1 ? heights(landscape, x) : (plot.window[1] ?? landscape.window[1] ?? [0, 1]);
  return { x, y: widened(y) };
}

/** Turns a plot and its landscape into what the template writes. */
export function plotView(plot: TrajectoryPlot, landscape: Landscape): PlotView {
  const window = plotWindow(plot, landscape);
  const style = landscape.variables.length === 1 ? 'curve' : 'contours';
  const draw = style === 'curve' ? dotPath : linePath;
  const expected = track(plot.expected, landscape);
  const actual = plot.actual === null ? null : track(plot.actual, landscape);
  const mistaken = plot.mistaken === undefined ? null : track(plot.mistaken.path, landscape);
  const minima = landscape.minima.flatMap(({ at, kind }) =>
    marks(track({ steps: [0], points: [[...at]] }, landscape)[0], window).map((mark) => ({
      ...mark,
      isGlobal: kind === 'global',
    })),
  );
  const parting = plot.partsAt === null ? undefined : actual?.find(({ step }) => step === plot.partsAt);
  const [first = '', second] = landscape.variables;
  return {
    title: plot.title,
    settings: plot.settings,
    formula: landscape.formula,
    xLabel: first,
    yLabel: second ?? `f(${first})`,
    xTicks: ticks(window.x, 6).map(({ value, label }) => ({ at: coordinate(toFrame(window, value, 0)[0]), label })),
    yTicks: ticks(window.y, 5).map(({ value, label }) => ({ at: coordinate(toFrame(window, 0, value)[1]), label })),
    style,
    curve: style === 'curve' ? curvePath(landscape, window) : null,
    expected: draw(expected, window),
    actual: actual === null ? null : draw(actual, window),
    mistaken:
      plot.mistaken === undefined || mistaken === null
        ? null
        : { name: plot.mistaken.name, path: draw(mistaken, window) },
    start: marks(expected[0], window)[0] ?? null,
    minima,
    hasLocalMinima: minima.some(({ isGlobal }) => !isGlobal),
    parting: marks(parting, window).map((mark) => ({ ...mark, step: plot.partsAt ?? 0 }))[0] ?? null,
    notes: [
      ...(plot.actual === null ? ['Your code gave no path.'] : [partingText(plot)]),
      ...(plot.mistaken !== undefined && actual !== null && mistaken !== null && areOne(actual, mistaken, window)
        ? [`Your path is that of the ${mistakenWord(plot.mistaken.name)}.`]
        : []),
      ...pathNotes('The expected path', plot.expected, expected, window),
      ...(plot.actual === null || actual === null ? [] : pathNotes('Your path', plot.actual, actual, window)),
    ],
    description: outcomeText(plot, landscape),
    slider: sliderData(landscape, window, {
      expected,
      actual,
      mistaken: mistaken === null ? null : { name: plot.mistaken?.name ?? '', points: mistaken },
    }),
  };
}

function pathNotes(
  name: string,
  path: TrajectoryPlot['expected'],
  points: readonly TrackPoint[],
  window: PlotWindow,
): readonly string[] {
  return endText(name, firstNotFinite(path), firstOutside(path, points, window));
}

/** The point as a list of one, or of none when it is not on the plot. */
function marks(point: TrackPoint | undefined, window: PlotWindow): readonly Mark[] {
  if (point === undefined || point.at === null || !isInside(window, point.at[0], point.at[1])) return [];
  const [x, y] = toFrame(window, point.at[0], point.at[1]);
  return [{ x: coordinate(x), y: coordinate(y) }];
}
