/** A table of our own making, for those who do not have the data set that it stands in for. */
export interface MadeUpData {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  /** Where it comes from. */
  readonly source: string;
  /** Names of the features, in the order of a row. */
  readonly columns: readonly string[];
  /** Makes the table: the same one at every call, on every machine. */
  readonly make: () => MadeUpTable;
}

export interface MadeUpTable {
  /** (rows, columns), finite numbers in the units of the columns. */
  readonly features: readonly (readonly number[])[];
  /** The class of each row: 0 or 1. */
  readonly labels: readonly number[];
}
