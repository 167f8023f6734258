import type { Tensor } from '../../model/roles.ts';
import { NO_FITS } from './aspect.ts';
import type { Fits } from './aspect.ts';

const NEAR = 1e-9;

/** Known mistakes in predictions that give exactly these numbers. @param logits of the own layers, a row for each row */
export function predictionFits(logits: readonly (readonly number[])[], { data }: Tensor): Fits {
  // No known way gives more numbers than there are logits.
  if (data.length > logits.reduce((sum, row) => sum + row.length, 0)) return NO_FITS;
  const largest = (numbers: readonly number[]): number => numbers.indexOf(mostOf(numbers));
  const smallest = (numbers: readonly number[]): number => numbers.indexOf(leastOf(numbers));
  const probabilities = logits.map(softmax);
  const columns = (logits[0] ?? []).map((_, column) => logits.map((row) => row[column] ?? NaN));
  const classes = logits.map(largest);
  const oneHot = logits.flatMap((row) => row.map((_, index) => (index === largest(row) ? 1 : 0)));
  const maxima = logits.map(mostOf);
  const candidates: readonly (readonly [string, readonly number[]])[] = [
    ['probabilities-predicted', probabilities.flat()],
    ['logits-predicted', logits.flat()],
    ['argmax-over-wrong-axis', columns.map(largest)],
    ['argmin', logits.map(smallest)],
    ['one-hot-predicted', oneHot],
    ['classes-from-1', classes.map((one) => one + 1)],
    ['argmax-without-axis', [largest(logits.flat())]],
    // Shifted logits have the maximum 0: so has a class that is always 0.
    ...(maxima.every(Number.isInteger) ? [] : [['maximum-predicted', maxima] as const]),
    ['maximum-predicted', probabilities.map(mostOf)],
    ['argmax-without-axis', classes.slice(0, 1)],
  ];
  const matches = (values: readonly number[]): boolean =>
    values.length === data.length && values.every((one, index) => Math.abs(one - (data[index] ?? NaN)) <= NEAR);
  return new Set(candidates.flatMap(([id, values]) => (matches(values) ? [id] : [])));
}

/** The largest number; NaN where one is NaN. Lists that a student made are too long to be spread over arguments. */
export function mostOf(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), -Infinity);
}

function leastOf(numbers: readonly number[]): number {
  return numbers.reduce((least, one) => Math.min(least, one), Infinity);
}

function softmax(logits: readonly number[]): readonly number[] {
  const most = mostOf(logits);
  const powers = logits.map((one) => Math.exp(one - most));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}
