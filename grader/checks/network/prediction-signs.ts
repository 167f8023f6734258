import type { Tensor } from '../../model/roles.ts';

const NEAR = 1e-9;

/** Known ways to get predictions wrong that give exactly these numbers. @param logits of the own layers, a row for each row */
export function predictionSigns(
  logits: readonly (readonly number[])[],
  { shape, data }: Tensor,
): ReadonlyMap<string, string> {
  // No known way gives more numbers than there are logits.
  if (data.length > logits.reduce((sum, row) => sum + row.length, 0)) return new Map();
  const largest = (numbers: readonly number[]): number => numbers.indexOf(mostOf(numbers));
  const smallest = (numbers: readonly number[]): number => numbers.indexOf(leastOf(numbers));
  const probabilities = logits.map(softmax);
  const columns = (logits[0] ?? []).map((_, column) => logits.map((row) => row[column] ?? NaN));
  const classes = logits.map(largest);
  const axis = 'of the rows for each class, not of the classes for each row: the argmax is over the wrong axis';
  const candidates: readonly (readonly [string, readonly number[], string])[] = [
    ['probabilities', probabilities.flat(), 'It returns the probabilities of the classes, not the class.'],
    ['logits', logits.flat(), 'It returns the logits, not the class with the largest one.'],
    ['axis', columns.map(largest), `It returns the largest ${axis}.`],
    ['smallest', logits.map(smallest), 'It returns the class with the smallest logit: argmin in place of argmax.'],
    [
      'one-hot',
      logits.flatMap((row) => row.map((_, index) => (index === largest(row) ? 1 : 0))),
      'It returns one-hot rows, not the number of the class.',
    ],
    ['from-one', classes.map((one) => one + 1), 'It counts the classes from 1, not from 0.'],
    ['flat', [largest(logits.flat())], 'It returns the largest of all logits together: the argmax has no axis.'],
    ['maximum', logits.map(mostOf), 'It returns the largest logit itself, not its class.'],
    ['maximum', probabilities.map(mostOf), 'It returns the largest probability itself, not its class.'],
    ['first', classes.slice(0, 1), 'It returns the class of the first row alone.'],
  ];
  const matches = (values: readonly number[]): boolean =>
    values.length === data.length && values.every((one, index) => Math.abs(one - (data[index] ?? NaN)) <= NEAR);
  const signs = new Map<string, string>();
  for (const [key, values, sentence] of candidates) {
    // Shifted logits have the maximum 0: so has a class that is always 0.
    const tells = key !== 'maximum' || !values.every(Number.isInteger);
    if (tells && matches(values) && !signs.has(key)) signs.set(key, sentence);
  }
  // One column, or a row of the wrong length, is told by its shape as well.
  if (
    signs.size === 0 &&
    shape.length === 2 &&
    data.length === logits.flat().length &&
    data.length > logits.length &&
    rowsSumToOne(logits.length, data)
  )
    signs.set('probabilities', 'It returns a row of numbers that sum to 1 for each row: probabilities, not the class.');
  return signs;
}

/** The largest number; NaN where one is NaN. Lists that a student made are too long to be spread over arguments. */
export function mostOf(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), -Infinity);
}

function leastOf(numbers: readonly number[]): number {
  return numbers.reduce((least, one) => Math.min(least, one), Infinity);
}

function rowsSumToOne(rows: number, data: readonly number[]): boolean {
  const width = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.slice(row * width, (row + 1) * width)).every(
    (row) => Math.abs(row.reduce((sum, one) => sum + one, 0) - 1) < 1e-6,
  );
}

function softmax(logits: readonly number[]): readonly number[] {
  const most = mostOf(logits);
  const powers = logits.map((one) => Math.exp(one - most));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}
