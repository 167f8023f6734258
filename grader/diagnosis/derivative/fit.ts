import type { Sum } from '../../../reference/functions/formula/formula.ts';
import type { Formula } from '../../../reference/functions/formula/formulas.ts';
import { leastSquares } from '../../../reference/numeric/least-squares.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';
import { agreement, weightsFor } from './agreement.ts';
import { snapped } from './ratios.ts';
import type { Seen } from './seen.ts';

/** Points beyond the unknown factors, without which a fit shows nothing. */
const TO_SPARE = 4;

/** One coordinate of what was seen. */
export interface Coordinate {
  readonly seen: Seen;
  readonly formula: Formula;
  readonly at: number;
}

export interface Fit {
  readonly ratios: Vector;
  readonly difference: number;
}

/**
 * By which numbers the terms are to be multiplied to give every answer; null where none do, or where the terms cannot be told apart
 * at these points.
 *
 * @param level the shape of the formula whose terms they are
 * @param terms in place of the formula's own, one for each
 */
export function fit({ seen, formula, at }: Coordinate, level: number, terms: readonly Sum[]): Fit | null {
  const { head, tolerance } = seen;
  const isLong = head === null || head.points.length < terms.length + 2 * TO_SPARE;
  if (!isLong && fit({ seen: head, formula, at }, level, terms) === null) return null;
  const answers = seen.answers[at] ?? [];
  const columns = terms.map((term) => seen.valuesOf(term));
  const rows = answers.flatMap((value, row) =>
    Number.isFinite(value) && columns.every((column) => Number.isFinite(column[row])) ? [row] : [],
  );
  if (rows.length < terms.length + TO_SPARE) return null;
  const finite = (values: Vector): Vector => rows.map((row) => values[row] ?? NaN);
  const values = finite(answers);
  const raw = leastSquares(columns.map(finite), values, weightsFor(values, tolerance));
  if (raw === null) return null;
  for (const ratios of [snapped(formula, level, raw), raw]) {
    const difference = agreement(combined(columns, ratios, answers.length), answers, tolerance);
    if (difference !== null) return { ratios, difference };
  }
  return null;
}

function combined(columns: readonly Vector[], ratios: Vector, rows: number): Vector {
  return Array.from({ length: rows }, (_, row) =>
    columns.reduce(
      (total, column, at) => total + (ratios[at] === 0 ? 0 : (ratios[at] ?? NaN) * (column[row] ?? NaN)),
      0,
    ),
  );
}
