import type { CurvesPlot } from '../../grader/model/plot.ts';
import { widened, type Interval, type PlotWindow } from './frame.ts';
import { hull, valueInterval } from './value-interval.ts';

const MARGIN = 0.06;
const SIDE = 0.02;

/**
 * What a plot of values over epochs shows: all epochs, and all values as long as the reference stays readable.
 * A student's curve that runs to 1e300 does not press the others flat: it is cut at the edge.
 */
export function curvesWindow({ curves, bar }: CurvesPlot): PlotWindow {
  const ofReference = finite(curves.filter(({ who }) => who === 'reference'));
  const ofStudent = finite(curves.filter(({ who }) => who === 'student'));
  return withMargins(
    hull(curves.flatMap(({ epochs }) => epochs)),
    valueInterval(ofReference, ofStudent, bar === null ? [] : [bar.value]),
  );
}

/** A little room around: a point at the first or the last place is to be seen whole. */
export function withMargins(x: Interval, y: Interval): PlotWindow {
  const wide = widened(x);
  const high = widened(y);
  const side = (wide[1] - wide[0]) * SIDE;
  const margin = (high[1] - high[0]) * MARGIN;
  return { x: [wide[0] - side, wide[1] + side], y: [high[0] - margin, high[1] + margin] };
}

function finite(curves: CurvesPlot['curves']): readonly number[] {
  return curves.flatMap(({ values }) => values.filter((value) => value !== null));
}
