import type { Misconception } from '../misconception.ts';
import type { Matrix } from '../numeric/matrix.ts';
import type { ConventionChoice, LayerConvention } from './layer.ts';

/** The class of each row: whole numbers from 0. */
export type Labels = readonly number[];

/** A loss of logits, (n, classes), and labels, n of them. Pure; throws a RangeError for a label that is no column. */
export interface Loss {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Conventions by name (`batch`), the usual choice first. */
  readonly conventions: Readonly<Record<string, readonly ConventionChoice[]>>;
  /** Known mistakes in this loss. */
  readonly misconceptions: readonly Misconception<Loss>[];
  /** Mean over the rows. */
  value(logits: Matrix, labels: Labels): number;
  /** Gradient by the logits, (n, classes). */
  gradient(logits: Matrix, labels: Labels, convention: LayerConvention): Matrix;
  /** Of each class, (n, classes); each row sums to 1. */
  probabilities(logits: Matrix): Matrix;
}
