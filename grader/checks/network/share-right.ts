/** The share of the rows whose predicted class is the given label. */
export function shareRight(predictions: readonly number[], labels: readonly number[]): number {
  return labels.filter((label, row) => predictions[row] === label).length / labels.length;
}
