import type { SweepPlot } from '../../grader/model/plot.ts';
import { runPaths, type CurvePaths } from './curve-runs.ts';
import { withMargins } from './curves-window.ts';
import { coordinate, isInside, toFrame, type PlotWindow } from './frame.ts';
import { dotPath } from './path-data.ts';
import { scaleOf, type Scale } from './scale.ts';
import { sweepNotes, sweepText } from './sweep-words.ts';
import { ticks } from './ticks.ts';
import type { TrackPoint } from './track.ts';
import { hull, tameInterval } from './value-interval.ts';

interface Line extends CurvePaths {
  readonly who: 'reference' | 'student';
  /** A dot at each result, where there are so few that they can be told apart. */
  readonly marks: string;
}

/** Everything that the template of results over one varied thing writes; positions are in the frame's inner box. */
export interface SweepView {
  readonly title: string;
  readonly quantity: string;
  readonly over: string;
  readonly settings: SweepPlot['settings'];
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
  readonly yTicks: readonly { readonly at: string; readonly label: string }[];
  /** The reference's line comes first: the student's is drawn over it. */
  readonly lines: readonly Line[];
  readonly hasStudent: boolean;
  /** `point`: the student's result there, when it is on the plot. */
  readonly parting: {
    readonly x: string;
    readonly point: { readonly x: string; readonly y: string } | null;
  } | null;
  readonly notes: readonly string[];
  readonly description: string;
}

type Values = SweepPlot['expected'];

/** More dots than these run together. */
const MANY = 60;

export function sweepView(plot: SweepPlot): SweepView {
  const scale = scaleOf(finite(plot.over.values));
  const places = plot.over.values.map((value) => (value === null ? null : scale.place(value)));
  const window = sweepWindow(plot, places);
  const line = (who: Line['who'], values: Values): Line => {
    const runs = runsOf(places, values);
    const isFew = places.length <= MANY;
    return { who, ...runPaths(runs, window), marks: isFew ? dotPath(runs.flat(), window) : '' };
  };
  return {
    title: plot.title,
    quantity: plot.quantity,
    over: overText(plot, scale),
    settings: plot.settings,
    xTicks: scale
      .ticks(window.x, 5)
      .map(({ value, label }) => ({ at: coordinate(toFrame(window, value, 0)[0]), label })),
    yTicks: ticks(window.y, 5).map(({ value, label }) => ({ at: coordinate(toFrame(window, 0, value)[1]), label })),
    lines: [line('reference', plot.expected), ...(plot.actual === null ? [] : [line('student', plot.actual)])],
    hasStudent: plot.actual !== null,
    parting: parting(plot, places, window),
    notes: sweepNotes(plot, window.y),
    description: sweepText(plot),
  };
}

function sweepWindow({ expected, actual }: SweepPlot, places: Values): PlotWindow {
  return withMargins(hull(finite(places)), tameInterval(finite(expected), finite(actual ?? [])));
}

function overText({ over }: SweepPlot, { kind }: Scale): string {
  switch (kind) {
    case 'linear':
      return over.name;
    case 'logarithmic':
      return `${over.name} (logarithmic)`;
  }
}

/** Results from left to right, in runs without a gap; what was varied need not have come in order. */
function runsOf(places: Values, values: Values): readonly (readonly TrackPoint[])[] {
  const entries = places
    .flatMap((place, step) => (place === null ? [] : [{ step, place, value: values[step] ?? null }]))
    .toSorted((one, other) => one.place - other.place);
  const runs: TrackPoint[][] = [[]];
  for (const { step, place, value } of entries) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ step, at: [place, value] });
  }
  return runs.filter((run) => run.length > 0);
}

function parting({ partsAt, actual }: SweepPlot, places: Values, window: PlotWindow): SweepView['parting'] {
  const place = partsAt === null ? null : (places[partsAt] ?? null);
  if (partsAt === null || place === null) return null;
  const value = actual?.[partsAt] ?? null;
  const x = coordinate(toFrame(window, place, 0)[0]);
  const isShown = value !== null && isInside(window, place, value);
  return { x, point: isShown ? { x, y: coordinate(toFrame(window, place, value)[1]) } : null };
}

function finite(values: Values): readonly number[] {
  return values.filter((value) => value !== null);
}
