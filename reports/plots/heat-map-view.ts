import type { HeatMapPlot } from '../../grader/model/plot.ts';
import { cellTicks } from './cell-ticks.ts';
import { coordinate, frame, toFrame, widened, type Interval } from './frame.ts';
import { colourStep, heatCells, type HeatCells } from './heat-cells.ts';
import { distance, heatMapNotes, mapText } from './heat-map-words.ts';
import { ticks } from './ticks.ts';
import { hull, tameInterval } from './value-interval.ts';

interface Tick {
  readonly at: string;
  readonly label: string;
}

/** One map with its colour bar; positions are in the frame's inner box, cells in units of a cell. */
export interface HeatPanel {
  readonly who: 'reference' | 'student' | 'difference';
  readonly heading: string;
  readonly description: string;
  /** Which colours: results, or distances between results. */
  readonly ramp: 'heat' | 'gap';
  readonly cells: readonly HeatCells[];
  /** Whether cells are empty, so that the hatching behind them is seen. */
  readonly hasEmpty: boolean;
  readonly bar: readonly HeatCells[];
  readonly barTicks: readonly Tick[];
}

/** Everything that the template of results over two varied things writes. */
export interface HeatMapView {
  readonly title: string;
  readonly quantity: string;
  readonly settings: HeatMapPlot['settings'];
  readonly rows: string;
  readonly columns: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly panels: readonly HeatPanel[];
  readonly hasEmpty: boolean;
  /** Whether there is anything to explain below the maps. */
  readonly hasLegend: boolean;
  /** Middle of the first cell that differs. */
  readonly parting: { readonly x: string; readonly y: string } | null;
  readonly notes: readonly string[];
}

type Grid = HeatMapPlot['expected'];

/** Colours of each ramp in the style sheet: `.heat-0` to `.heat-23`, `.gap-0` to `.gap-11`. */
const STEPS = { heat: 24, gap: 12 } as const;

export function heatMapView(given: HeatMapPlot): HeatMapView {
  const plot = filled(given);
  const { rows, columns, expected, actual, partsAt } = plot;
  const rowCount = rows.values.length;
  const columnCount = columns.values.length;
  const shown = widened(tameInterval(finite(expected), finite(actual ?? [])));
  const panel = (who: HeatPanel['who'], of: Grid): HeatPanel => panelOf(plot, who, of, shown);
  const panels = [
    panel('reference', expected),
    ...(actual === null ? [] : [panel('student', actual)]),
    ...(actual === null || partsAt === null ? [] : [panel('difference', differences(expected, actual))]),
  ];
  const across = (at: number): string => coordinate((at / columnCount) * frame.innerWidth);
  const upwards = (at: number): string => coordinate((1 - at / rowCount) * frame.innerHeight);
  const hasEmpty = panels.some((one) => one.hasEmpty);
  return {
    title: plot.title,
    quantity: plot.quantity,
    settings: plot.settings,
    rows: rows.name,
    columns: columns.name,
    rowCount,
    columnCount,
    xTicks: cellTicks(columns.values, 5).map(({ at, label }) => ({ at: across(at), label })),
    yTicks: cellTicks(rows.values, 5).map(({ at, label }) => ({ at: upwards(at), label })),
    panels,
    hasEmpty,
    hasLegend: hasEmpty || partsAt !== null,
    parting: partsAt === null ? null : { x: across(partsAt[1] + 0.5), y: upwards(partsAt[0] + 0.5) },
    notes: heatMapNotes(plot, shown),
  };
}

/** A result for each place, and no others: what is not there is null. */
function filled(plot: HeatMapPlot): HeatMapPlot {
  const whole = (grid: Grid): Grid =>
    plot.rows.values.map((_, row) => plot.columns.values.map((__, column) => grid[row]?.[column] ?? null));
  return { ...plot, expected: whole(plot.expected), actual: plot.actual === null ? null : whole(plot.actual) };
}

function panelOf(plot: HeatMapPlot, who: HeatPanel['who'], grid: Grid, shown: Interval): HeatPanel {
  const { heading, name, ramp } = wordsOf(who, plot.quantity);
  const steps = STEPS[ramp];
  // No two colours of the maps stand for values farther apart than their scale is long.
  const span = who === 'difference' ? widened([0, Math.min(hull(finite(grid))[1], shown[1] - shown[0])]) : shown;
  const places = { x: span, y: [0, 1] } as const;
  return {
    who,
    heading,
    description: mapText(plot, name, grid),
    ramp,
    cells: heatCells(grid.map((row) => row.map((value) => colourStep(value, span, steps)))),
    hasEmpty: grid.some((row) => row.includes(null)),
    bar: heatCells([Array.from({ length: steps }, (_, step) => step)]),
    barTicks: ticks(span, 4).map(({ value, label }) => ({ at: coordinate(toFrame(places, value, 0)[0]), label })),
  };
}

function wordsOf(
  who: HeatPanel['who'],
  quantity: string,
): { readonly heading: string; readonly name: string; readonly ramp: HeatPanel['ramp'] } {
  switch (who) {
    case 'reference':
      return { heading: `${quantity}, reference`, name: "The reference's results", ramp: 'heat' };
    case 'student':
      return { heading: `${quantity}, yours`, name: 'Your results', ramp: 'heat' };
    case 'difference':
      return { heading: 'how far apart they are', name: 'The differences', ramp: 'gap' };
  }
}

function differences(one: Grid, other: Grid): Grid {
  return one.map((row, index) => row.map((value, column) => distance(value, other[index]?.[column] ?? null)));
}

function finite(grid: Grid): readonly number[] {
  return grid.flat().filter((value) => value !== null);
}
