/** A number, vector or matrix: row-major float64; `shape: []` is a single number. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/**
 * Values by what they mean: `theta`, `gradient`, `state.velocity`, `iteration`, `hyperparameters.learningRate`, ...
 * One oracle serves any calling convention, because it is asked in roles.
 */
export type Roles = ReadonlyMap<string, Tensor>;
