export interface Trained {
  /** What the forward pass gave for each batch before its step, epoch by epoch. */
  readonly batches: readonly (readonly number[])[];
  /** Rows of each batch. */
  readonly sizes: readonly number[];
  /** The losses that came back. */
  readonly actual: readonly number[];
  readonly wrongParameters: boolean;
  /** The parameters are those of training without the last, smaller batch. */
  readonly leftOut: boolean;
  /** Random draws during training. */
  readonly draws: number;
  readonly untrained: boolean;
  readonly near: (one: readonly number[], other: readonly number[]) => boolean;
}

/** Known ways to get training wrong that give exactly these losses or parameters. */
export function trainingSigns(trained: Trained): ReadonlyMap<string, string> {
  const { batches, sizes, actual, near, wrongParameters } = trained;
  const signs = new Map<string, string>();
  if (trained.leftOut && wrongParameters)
    signs.set('left-out', 'The last batch, which is smaller, is left out: its rows are not trained on.');
  if (wrongParameters && trained.draws > 0)
    signs.set(
      'random',
      'It draws random numbers, and so takes the rows in another order: the batches are asked for in order.',
    );
  if (trained.untrained) signs.set('untrained', 'It changes no parameter.');
  if (wrongParameters) return signs;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const rows = sum(sizes);
  const full = Math.max(...sizes);
  const candidates: readonly (readonly [string, readonly number[], string])[] = [
    [
      'last',
      batches.map((losses) => losses.at(-1) ?? NaN),
      'The loss of an epoch is that of its last batch alone, not the mean over its batches.',
    ],
    [
      'first',
      batches.map(([first = NaN]) => first),
      'The loss of an epoch is that of its first batch alone, not the mean over its batches.',
    ],
    ['sum', batches.map(sum), 'The loss of an epoch is the sum over its batches, not their mean.'],
    [
      'without-small',
      batches.map((losses) => sum(losses.slice(0, -1)) / (losses.length - 1)),
      'The loss of the last batch is not in the mean of the epoch.',
    ],
    [
      'floor',
      batches.map((losses) => sum(losses) / Math.floor(rows / full)),
      'The loss of an epoch is divided by the number of full batches: the last, smaller batch is not counted.',
    ],
    [
      'fraction',
      batches.map((losses) => sum(losses) / (rows / full)),
      'The loss of an epoch is divided by rows over batch size, which is less than the number of batches.',
    ],
    [
      'rows',
      batches.map((losses) => sum(losses) / rows),
      'The sum over the batches is divided by the number of rows, not of batches.',
    ],
    [
      'weighted',
      batches.map((losses) => sum(losses.map((loss, index) => loss * (sizes[index] ?? 0))) / rows),
      'The batches are weighted by their rows: the plain mean over the batches is asked for.',
    ],
    ['every-batch', batches.flat(), 'It returns a loss for each batch, not for each epoch.'],
    ['running', runningMeans(batches.map(sum), sizes.length), 'The sum is not set back to 0 when a new epoch begins.'],
    ['last-epoch', [sum(batches.at(-1) ?? []) / sizes.length], 'It returns the loss of the last epoch alone.'],
  ];
  for (const [key, values, sentence] of candidates)
    if (values.length === actual.length && near(values, actual)) signs.set(key, sentence);
  return signs;
}

function runningMeans(sums: readonly number[], count: number): readonly number[] {
  return sums.map((_, epoch) => sums.slice(0, epoch + 1).reduce((total, one) => total + one, 0) / count);
}
