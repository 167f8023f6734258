import type { CurvesPlot } from '../../grader/model/plot.ts';
import { barLabel } from './bar-label.ts';
import { curvePaths, runsOf, type CurvePaths } from './curve-runs.ts';
import { curvesNotes, curvesText } from './curves-words.ts';
import { curvesWindow } from './curves-window.ts';
import { coordinate, frame, isInside, toFrame, type PlotWindow } from './frame.ts';
import { ticks } from './ticks.ts';

/** Everything that the template of a plot of values over epochs writes; positions are in the frame's inner box. */
export interface CurvesView {
  readonly title: string;
  readonly quantity: string;
  readonly settings: CurvesPlot['settings'];
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
  readonly yTicks: readonly { readonly at: string; readonly label: string }[];
  /** The reference's lines come first: the student's are drawn over them. */
  readonly lines: readonly (CurvePaths & { readonly who: 'reference' | 'student' })[];
  readonly hasReference: boolean;
  readonly hasStudent: boolean;
  /** Whether epochs stand alone somewhere, drawn as dots. */
  readonly hasDots: boolean;
  readonly bar: {
    readonly at: string;
    readonly label: string;
    readonly x: string;
    readonly y: string;
    readonly anchor: string;
  } | null;
  /** `point`: where the student's curve is at that epoch, when it is on the plot. */
  readonly parting: {
    readonly x: string;
    readonly epoch: number;
    readonly point: { readonly x: string; readonly y: string } | null;
  } | null;
  readonly notes: readonly string[];
  readonly description: string;
}

export function curvesView(plot: CurvesPlot): CurvesView {
  const window = curvesWindow(plot);
  const ofReference = plot.curves.filter(({ who }) => who === 'reference');
  const ofStudent = plot.curves.filter(({ who }) => who === 'student');
  const lines = [...ofReference, ...ofStudent].map((curve) => ({ who: curve.who, ...curvePaths(curve, window) }));
  return {
    title: plot.title,
    quantity: plot.quantity,
    settings: plot.settings,
    xTicks: ticks(window.x, 5)
      .filter(({ value }) => Number.isInteger(Number(value.toPrecision(12))))
      .map(({ value, label }) => ({ at: coordinate(toFrame(window, value, 0)[0]), label })),
    yTicks: ticks(window.y, 5).map(({ value, label }) => ({ at: coordinate(toFrame(window, 0, value)[1]), label })),
    lines,
    hasDots: lines.some(({ line, dots }) => line !== '' && dots !== ''),
    hasReference: ofReference.length > 0,
    hasStudent: ofStudent.length > 0,
    bar: plot.bar === null ? null : bar(plot.bar, plot, window),
    parting: plot.partsAt === null ? null : parting(plot, plot.partsAt, window),
    notes: curvesNotes(plot, window),
    description: curvesText(plot),
  };
}

function bar(
  { value, label }: NonNullable<CurvesPlot['bar']>,
  plot: CurvesPlot,
  window: PlotWindow,
): CurvesView['bar'] {
  const top = toFrame(window, 0, value)[1];
  const place = barLabel(label, top, plot.curves.flatMap(runsOf).flat(), window);
  return { at: coordinate(top), label, x: coordinate(place.x), y: coordinate(place.y), anchor: place.anchor };
}

function parting({ curves }: CurvesPlot, epoch: number, window: PlotWindow): CurvesView['parting'] {
  const student = curves.find(({ who }) => who === 'student');
  const value = student?.values[student.epochs.indexOf(epoch)] ?? null;
  const left = toFrame(window, epoch, 0)[0];
  if (!(left >= 0 && left <= frame.innerWidth)) return null;
  const isShown = value !== null && isInside(window, epoch, value);
  const x = coordinate(left);
  return { x, epoch, point: isShown ? { x, y: coordinate(toFrame(window, epoch, value)[1]) } : null };
}
