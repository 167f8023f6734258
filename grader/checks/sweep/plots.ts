import type { Plot } from '../../model/plot.ts';
import type { Language } from '../../model/subject.ts';
import { showPoint } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import type { Agreement } from './agreement.ts';
import { indexOf } from './combinations.ts';
import type { Axis } from './combinations.ts';
import type { Ends } from '../descent/ends.ts';
import { roleText } from './words.ts';

interface SweepPlotOf {
  readonly id: string;
  readonly title: string;
  readonly agreement: Agreement;
  readonly ends: Ends;
  readonly language: Language;
}

/** A page is no data file. */
const MOST_POINTS = 400;
const MOST_ALONG = 64;

const rounded = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(6)) : null;

/** Results beside where descent ends: over one thing as points, over two as a map. Of points in two dimensions the first coordinate. */
export function sweepPlot({ id, title, agreement, ends, language }: SweepPlotOf): Plot {
  const { combination, expected } = agreement;
  const { axes, fixed, settingsAt, results } = combination;
  const [first, second] = axes;
  const settings = [...fixed].map(([role, value]) => ({ name: roleText(role), text: showPoint(value, language) }));
  const dimension = results[0]?.length ?? 1;
  const quantity = dimension > 1 ? 'end of descent, first coordinate' : 'end of descent';
  const want = (place: number): number | null => rounded((expected.get(place) ?? ends(settingsAt(place)))?.[0]);
  const got = (place: number): number | null => rounded(results[place]?.[0]);
  const wrong = agreement.wrong[0];
  if (first === undefined) throw new TypeError('at least one thing is varied');
  if (second === undefined || combination.sizes.length === 1) {
    const shown = thinned(first.values.length, MOST_POINTS, wrong === undefined ? [] : [wrong]);
    return {
      kind: 'sweep',
      id,
      title,
      quantity,
      settings,
      over: second === undefined ? axisOf(first, shown) : { name: 'number of the run', values: [...shown] },
      expected: shown.map(want),
      actual: shown.map(got),
      partsAt: wrong === undefined ? null : shown.indexOf(wrong),
    };
  }
  const [row, column] = wrong === undefined ? [] : indexOf(wrong, combination.sizes);
  const rows = thinned(first.values.length, MOST_ALONG, row === undefined ? [] : [row]);
  const columns = thinned(second.values.length, MOST_ALONG, column === undefined ? [] : [column]);
  const grid = (value: (place: number) => number | null): (number | null)[][] =>
    rows.map((at) => columns.map((along) => value(at * second.values.length + along)));
  return {
    kind: 'heat-map',
    id,
    title,
    quantity,
    settings,
    rows: axisOf(first, rows),
    columns: axisOf(second, columns),
    expected: grid(want),
    actual: grid(got),
    partsAt: row === undefined || column === undefined ? null : [rows.indexOf(row), columns.indexOf(column)],
  };
}

/** Starts in two dimensions are counted, for they have no order. */
function axisOf({ role, values }: Axis, shown: readonly number[]): { name: string; values: (number | null)[] } {
  const isPoint = values.some((value: Point) => value.length > 1);
  return {
    name: isPoint ? 'number of the start' : roleText(role),
    values: shown.map((index) => (isPoint ? index : rounded(values[index]?.[0]))),
  };
}

/** Places to show, evenly thinned, with those that must be seen. */
function thinned(count: number, most: number, seen: readonly number[]): readonly number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % every === 0 || seen.includes(index),
  );
}
