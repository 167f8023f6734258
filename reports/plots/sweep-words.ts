import type { SweepPlot } from '../../grader/model/plot.ts';
import { counted } from '../words/counts.ts';
import type { Interval } from './frame.ts';
import { numberText } from './plot-words.ts';
import { axisText, capital, placeText, spanText } from './results-words.ts';

/** What the plot shows, for those who do not see it. */
export function sweepText(plot: SweepPlot): string {
  return [
    `${capital(plot.quantity)} over ${axisText(plot.over)}.`,
    spanText("The reference's results", plot.expected),
    ...(plot.actual === null ? ['Your code gave no results.'] : [spanText('Your results', plot.actual)]),
    ...partingText(plot),
  ].join(' ');
}

/** Sentences below the plot: what the drawing alone does not tell. */
export function sweepNotes(plot: SweepPlot, shown: Interval): readonly string[] {
  return [
    ...(plot.actual === null ? ['Your code gave no results.'] : partingText(plot)),
    ...notFiniteText("The reference's result", plot, plot.expected),
    ...outsideText("of the reference's", plot.expected, shown),
    ...(plot.actual === null
      ? []
      : [...notFiniteText('Your result', plot, plot.actual), ...outsideText('of your', plot.actual, shown)]),
  ];
}

function partingText({ over, expected, actual, partsAt }: SweepPlot): readonly string[] {
  if (actual === null) return [];
  if (partsAt === null) return ['The results agree everywhere.'];
  const values = `reference ${numberText(expected[partsAt] ?? null)}, yours ${numberText(actual[partsAt] ?? null)}`;
  return [`They part first at ${placeText(over, partsAt)}: ${values}.`];
}

function notFiniteText(name: string, { over }: SweepPlot, values: SweepPlot['expected']): readonly string[] {
  const places = over.values.flatMap((_, index) => ((values[index] ?? null) === null ? [index] : []));
  const [first] = places;
  if (first === undefined) return [];
  const where = placeText(over, first);
  return [
    places.length === 1
      ? `${name} at ${where} is not a finite number.`
      : `${name} is not a finite number at ${places.length} places, first at ${where}.`,
  ];
}

function outsideText(whose: string, values: SweepPlot['expected'], [low, high]: Interval): readonly string[] {
  const outside = values.filter((value) => value !== null && (value < low || value > high)).length;
  return outside === 0
    ? []
    : [`${counted(outside, `${whose} results lies`, `${whose} results lie`)} outside of the plot.`];
}
