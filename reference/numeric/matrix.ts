/** A matrix: row-major float64. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `data[row * columns + column]`; never written to once it is made. */
  readonly data: Float64Array;
}
