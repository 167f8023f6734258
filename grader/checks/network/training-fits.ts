import type { Fits } from './aspect.ts';

export interface Trained {
  /** What the forward pass gave for each batch before its step, epoch by epoch. */
  readonly batches: readonly (readonly number[])[];
  /** The same without the last batch where that is smaller; null where it is not. */
  readonly withoutSmall: readonly (readonly number[])[] | null;
  /** Rows of each batch. */
  readonly sizes: readonly number[];
  readonly batchSize: number;
  /** The losses that came back. */
  readonly actual: readonly number[];
  /** Which parameters came back: right ones, those without the smaller batch, those after one epoch, those before. */
  readonly parameters: ReadonlySet<'right' | 'without-small' | 'first-epoch' | 'before'>;
  readonly near: (one: readonly number[], other: readonly number[]) => boolean;
}

/** Known mistakes in training that give exactly these losses and parameters. */
export function trainingFits(trained: Trained): Fits {
  const { batches, withoutSmall, sizes, batchSize, actual, parameters, near } = trained;
  const isLike = (values: readonly number[]): boolean => values.length === actual.length && near(values, actual);
  const means = (epochs: readonly (readonly number[])[]): readonly number[] =>
    epochs.map((losses) => sum(losses) / losses.length);
  const rows = sum(sizes);
  const full = batchSize > rows ? 0 : Math.floor(rows / batchSize);
  const isShort = rows % batchSize !== 0;
  const candidates: readonly (readonly [string, readonly number[]])[] = [
    ['loss-of-last-batch', batches.map((losses) => losses.at(-1) ?? NaN)],
    ['loss-of-first-batch', batches.map(([first = NaN]) => first)],
    ['losses-summed', batches.map(sum)],
    ['loss-without-small-batch', means(isShort && full > 0 ? batches.map((losses) => losses.slice(0, -1)) : batches)],
    ['loss-over-full-batches', batches.map((losses) => sum(losses) / full)],
    ['loss-over-fraction-of-batches', batches.map((losses) => sum(losses) / (rows / batchSize))],
    ['loss-over-rows', batches.map((losses) => sum(losses) / rows)],
    ['losses-weighted', batches.map((losses) => sum(losses.map((loss, at) => loss * (sizes[at] ?? 0))) / rows)],
    ['loss-of-every-batch', batches.flat()],
    ['losses-never-reset', batches.map((_, epoch) => sum(batches.slice(0, epoch + 1).flat()) / sizes.length)],
    ['loss-of-last-epoch', means(batches.slice(-1))],
  ];
  return new Set([
    ...(parameters.has('right') ? candidates : []).flatMap(([id, values]) => (isLike(values) ? [id] : [])),
    ...(parameters.has('without-small') && isLike(means(withoutSmall ?? batches)) ? ['last-batch-left-out'] : []),
    // Where no batch is full, nothing is left to train on.
    ...(full === 0 && parameters.has('before') ? ['last-batch-left-out'] : []),
    ...(parameters.has('first-epoch') && isLike(means(batches.slice(0, 1))) ? ['one-epoch-only'] : []),
    // Its losses are those of batches that no step came before: they are not asked for.
    ...(parameters.has('before') && !parameters.has('right') ? ['untrained'] : []),
  ]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
