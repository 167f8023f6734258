/** Rows to train and test a network with, as they came: nothing is scaled or split yet. */
export interface DataSet {
  /** The assignment's id for it. */
  readonly id: string;
  /** `file`: the published one, checksum and all. `made-up`: of our own making, in its place. */
  readonly source: 'file' | 'made-up';
  /** Names of the features. */
  readonly columns: readonly string[];
  /** A row each, as many numbers as there are columns. */
  readonly features: readonly (readonly number[])[];
  /** The class of each row: 0 or 1. */
  readonly labels: readonly number[];
}
