import type { ConfusionPlot } from '../../grader/model/plot.ts';
import { counted } from '../words/counts.ts';

interface Cell {
  readonly count: number;
  /** Share of its true class, e.g. `77%`; empty when there is none of that class. */
  readonly share: string;
  /** 0 (none) to 10 (all): the strength of its colour. */
  readonly shade: number;
  readonly isRight: boolean;
}

/** A confusion matrix as the template writes it: a row for each true class. */
export interface ConfusionView {
  readonly title: string;
  readonly settings: ConfusionPlot['settings'];
  readonly classes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[]; readonly total: number }[];
  /** How often each class was predicted. */
  readonly predicted: readonly number[];
  readonly total: number;
  readonly notes: readonly string[];
}

const SHADES = 10;

export function confusionView({ title, settings, classes, counts, others }: ConfusionPlot): ConfusionView {
  const at = (row: number, column: number): number => counts[row]?.[column] ?? 0;
  const rows = classes.map((name, row) => {
    const total = sum(classes.map((_, column) => at(row, column)));
    const cells = classes.map((_, column) => cell(at(row, column), total, row === column));
    return { name, cells, total };
  });
  const total = sum(rows.map((row) => row.total));
  const right = sum(classes.map((_, index) => at(index, index)));
  const all = total + others;
  return {
    title,
    settings,
    classes,
    rows,
    predicted: classes.map((_, column) => sum(classes.map((__, row) => at(row, column)))),
    total,
    notes: [
      ...(all === 0 ? ['Nothing was predicted.'] : [`Right: ${right} of ${all} (${percent(right, all)}).`]),
      ...(others > 0 ? [`${counted(others, 'prediction is', 'predictions are')} none of these classes.`] : []),
    ],
  };
}

function cell(count: number, total: number, isRight: boolean): Cell {
  return {
    count,
    share: total === 0 ? '' : percent(count, total),
    shade: total === 0 ? 0 : Math.round((count / total) * SHADES),
    isRight,
  };
}

function percent(part: number, all: number): string {
  return `${((part / all) * 100).toFixed(0)}%`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
