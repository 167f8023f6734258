import type { CurvesPlot } from '../../grader/model/plot.ts';
import { widened, type Interval, type PlotWindow } from './frame.ts';

/** So many heights of the reference's curve are shown above and below it, if the student's goes there. */
const REACH = 4;
/** A flat reference counts as at least this share of its size. */
const LEAST_SHARE = 0.2;
/** Without a reference: values so many times larger than the middle one are left out. */
const WILD = 1000;
const MARGIN = 0.06;
const SIDE = 0.02;

/**
 * What a plot of values over epochs shows: all epochs, and all values as long as the reference stays readable.
 * A student's curve that runs to 1e300 does not press the others flat: it is cut at the edge.
 */
export function curvesWindow({ curves, bar }: CurvesPlot): PlotWindow {
  const epochs = curves.flatMap((curve) => curve.epochs);
  const ofReference = finite(curves.filter(({ who }) => who === 'reference'));
  const ofStudent = finite(curves.filter(({ who }) => who === 'student'));
  const base = [...ofReference, ...(bar === null ? [] : [bar.value])];
  const shown = [...base, ...(ofReference.length === 0 ? notWild(ofStudent) : within(ofStudent, base))];
  const y = widened(hull(shown));
  const margin = (y[1] - y[0]) * MARGIN;
  const x = widened(hull(epochs));
  // A dot at the first or the last epoch is to be seen whole.
  const side = (x[1] - x[0]) * SIDE;
  return { x: [x[0] - side, x[1] + side], y: [y[0] - margin, y[1] + margin] };
}

function finite(curves: CurvesPlot['curves']): readonly number[] {
  return curves.flatMap(({ values }) => values.filter((value) => value !== null));
}

function within(values: readonly number[], base: readonly number[]): readonly number[] {
  const [low, high] = hull(base);
  const reach = REACH * Math.max(high - low, LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
  return values.filter((value) => value >= low - reach && value <= high + reach);
}

function notWild(values: readonly number[]): readonly number[] {
  const sizes = values.map(Math.abs).toSorted((a, b) => a - b);
  const middle = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  return values.filter((value) => Math.abs(value) <= WILD * Math.max(middle, 1e-300));
}

function hull(values: readonly number[]): Interval {
  const [first, ...rest] = values;
  if (first === undefined) return [0, 1];
  return rest.reduce<Interval>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [first, first]);
}
