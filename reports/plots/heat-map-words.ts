import type { HeatMapPlot } from '../../grader/model/plot.ts';
import { counted } from '../words/counts.ts';
import type { Interval } from './frame.ts';
import { numberText } from './plot-words.ts';
import { axisText, capital, placeText, spanText } from './results-words.ts';

type Grid = HeatMapPlot['expected'];

/** What one of the maps shows, for those who do not see it. */
export function mapText(plot: HeatMapPlot, name: string, grid: Grid): string {
  return [
    `${capital(plot.quantity)} over ${axisText(plot.rows)} (upwards) and ${axisText(plot.columns)} (to the right).`,
    spanText(name, grid.flat()),
    ...partingText(plot),
  ].join(' ');
}

/** Sentences below the maps: what the drawing alone does not tell. */
export function heatMapNotes(plot: HeatMapPlot, shown: Interval): readonly string[] {
  return [
    ...(plot.actual === null ? ['Your code gave no results.'] : partingText(plot)),
    ...largestText(plot),
    ...gridNotes("of the reference's", plot.expected, shown),
    ...(plot.actual === null ? [] : gridNotes('of your', plot.actual, shown)),
  ];
}

function partingText({ rows, columns, expected, actual, partsAt }: HeatMapPlot): readonly string[] {
  if (actual === null) return [];
  if (partsAt === null) return ['The results agree everywhere.'];
  const [row, column] = partsAt;
  const where = `${placeText(rows, row)}, ${placeText(columns, column)}`;
  const reference = numberText(expected[row]?.[column] ?? null);
  return [`They part first at ${where}: reference ${reference}, yours ${numberText(actual[row]?.[column] ?? null)}.`];
}

function largestText({ rows, columns, expected, actual, partsAt }: HeatMapPlot): readonly string[] {
  if (actual === null || partsAt === null) return [];
  const all = expected.flatMap((line, row) =>
    line.map((value, column) => ({ row, column, size: distance(value, actual[row]?.[column] ?? null) ?? -1 })),
  );
  const [first, ...rest] = all;
  const most = rest.reduce((best, one) => (best !== undefined && one.size > best.size ? one : best), first);
  if (most === undefined || most.size < 0) return [];
  return [
    `The largest difference is ${numberText(most.size)}, at ${placeText(rows, most.row)}, ${placeText(columns, most.column)}.`,
  ];
}

/** How far apart two results are; null where one of them is not finite. */
export function distance(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.abs(one - other);
}

function gridNotes(whose: string, grid: Grid, [low, high]: Interval): readonly string[] {
  const values = grid.flat();
  const empty = values.filter((value) => value === null).length;
  const outside = values.filter((value) => value !== null && (value < low || value > high)).length;
  return [
    ...(empty === 0
      ? []
      : [`${counted(empty, `${whose} results is not a finite number`, `${whose} results are not finite numbers`)}.`]),
    ...(outside === 0
      ? []
      : [
          `${counted(outside, `${whose} results lies`, `${whose} results lie`)} beyond the colours and ${outside === 1 ? 'has' : 'have'} the nearest one.`,
        ]),
  ];
}
