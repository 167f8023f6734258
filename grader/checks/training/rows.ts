import { drawsFrom } from '../../../reference/data/draws.ts';
import type { Labels } from '../../../reference/mlp/loss.ts';
import { scaleToUnit } from '../../../reference/mlp/scaling.ts';
import { splitRows } from '../../../reference/mlp/split.ts';
import { fromRows, takeRows } from '../../../reference/numeric/matrix.ts';
import type { Matrix } from '../../../reference/numeric/matrix.ts';
import type { DataSet } from '../../model/data-set.ts';
import type { Tensor } from '../../model/roles.ts';

/** Rows as the reference takes them, and as an argument. */
export interface LabelledRows {
  readonly rows: Matrix;
  readonly labels: Labels;
  readonly tensor: Tensor;
}

export interface TrainingRows {
  readonly train: LabelledRows;
  readonly test: LabelledRows;
  readonly inputs: number;
  readonly classes: number;
}

/** Every column from 0 to 1, and a share of the rows, drawn at random, kept for testing: as the homework does. */
export function trainingRows({ features, labels }: DataSet, testShare: number, seed: number): TrainingRows {
  const { uniform } = drawsFrom(seed);
  const scaled = scaleToUnit(fromRows(features));
  const split = splitRows(features.length, testShare, uniform);
  const take = (indices: readonly number[]): LabelledRows => {
    const rows = takeRows(scaled, indices);
    return {
      rows,
      labels: indices.map((index) => labels[index] ?? 0),
      tensor: { shape: [rows.rows, rows.columns], data: Array.from(rows.data) },
    };
  };
  return {
    train: take(split.train),
    test: take(split.test),
    inputs: scaled.columns,
    classes: labels.reduce((most, label) => Math.max(most, label), 0) + 1,
  };
}
