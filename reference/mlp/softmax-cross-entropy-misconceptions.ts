import { map, matrix, transpose, type Matrix } from '../numeric/matrix.ts';
import { addToPicked, logSoftmaxRows, pick, softmaxRows } from '../numeric/matrix-rows.ts';
import type { Misconception } from '../misconception.ts';
import type { Labels, Loss } from './loss.ts';

const sumOf = (entries: Iterable<number>): number => {
  let sum = 0;
  for (const entry of entries) sum += entry;
  return sum;
};

/** With another loss, made of the right one. */
const withValue =
  (change: (value: number, logits: Matrix, labels: Labels) => number) =>
  (right: Loss): Loss => ({
    ...right,
    value: (logits, labels) => change(right.value(logits, labels), logits, labels),
  });

/** With another gradient, made of the right one. */
const withGradient =
  (change: (gradient: Matrix, logits: Matrix, labels: Labels) => Matrix) =>
  (right: Loss): Loss => ({
    ...right,
    gradient: (logits, labels, convention) => change(right.gradient(logits, labels, convention), logits, labels),
  });

/** With other probabilities, in the loss as in its gradient: the labels' part of the gradient stays. */
const withProbabilities =
  (probabilities: (logits: Matrix) => Matrix) =>
  (right: Loss): Loss => ({
    ...right,
    probabilities,
    value: (logits, labels) => -sumOf(pick(probabilities(logits), labels).map(Math.log)) / logits.rows,
    gradient: (logits, labels, convention) => {
      const whole = right.gradient(logits, labels, convention);
      const scale = convention['batch'] === 'mean' ? 1 / logits.rows : 1;
      const [wrong, own] = [probabilities(logits), right.probabilities(logits)];
      const data = whole.data.map((g, at) => g + scale * ((wrong.data[at] ?? NaN) - (own.data[at] ?? NaN)));
      return { ...whole, data };
    },
  });

const softmaxOfAll = (logits: Matrix): Matrix =>
  matrix(logits.rows, logits.columns, softmaxRows({ rows: 1, columns: logits.data.length, data: logits.data }).data);

/** Labels counted from 1; an index of -1 is the last column, as Python has it. */
const oneBefore = (labels: Labels, { columns }: Matrix): Labels =>
  labels.map((label) => (label + columns - 1) % columns);

/** Known mistakes in the softmax cross entropy. */
export const softmaxCrossEntropyMisconceptions: readonly Misconception<Loss>[] = [
  {
    id: 'softmax-without-axis',
    name: 'softmax summed without an axis',
    teacher: 'The softmax divides by the sum over the whole batch, not by that of each row.',
    student: 'The probabilities of each row should sum to 1: what do yours sum to?',
    of: withProbabilities(softmaxOfAll),
  },
  {
    id: 'softmax-over-wrong-axis',
    name: 'softmax over the wrong axis',
    teacher: 'The softmax divides by the sum of each class over the batch, not by that of each row over the classes.',
    student: 'The probabilities of each row should sum to 1: which of your sums is 1?',
    of: withProbabilities((logits) => transpose(softmaxRows(transpose(logits)))),
  },
  {
    id: 'softmax-without-normalising',
    name: 'softmax not divided by its sum',
    teacher: 'The powers of e are not divided by their sum.',
    student: 'The probabilities of each row should sum to 1: what makes them?',
    of: withProbabilities((logits) => map(logits, Math.exp)),
  },
  {
    id: 'no-logarithm',
    name: 'no logarithm in the loss',
    teacher: 'The loss is the mean of the probabilities of the labels with the sign changed: the logarithm is missing.',
    student: 'How large should the loss become when a label gets a probability of nearly 0?',
    of: withValue((_, logits, labels) => -sumOf(pick(softmaxRows(logits), labels)) / logits.rows),
  },
  {
    id: 'logarithm-of-mean',
    name: 'logarithm of the mean',
    teacher: 'The loss is the logarithm of the mean probability, not the mean of the logarithms.',
    student: 'What comes first in a mean loss, the loss of each row or the mean?',
    of: withValue((_, logits, labels) => -Math.log(sumOf(pick(softmaxRows(logits), labels)) / logits.rows)),
  },
  {
    id: 'every-class-counts',
    name: 'logarithms of all classes',
    teacher: 'The logarithms of the probabilities of all classes are in the loss, not that of the label alone.',
    student: 'Which of the probabilities of a row does its loss look at?',
    of: withValue((_, logits) => -sumOf(logSoftmaxRows(logits).data) / logits.rows),
  },
  {
    id: 'labels-from-1',
    name: 'labels off by one',
    teacher: 'The labels are taken as counted from 1: each stands for the class before it.',
    student: 'What is the number of the first class?',
    of: (right) => ({
      ...right,
      value: (logits, labels) => right.value(logits, oneBefore(labels, logits)),
      gradient: (logits, labels, convention) => right.gradient(logits, oneBefore(labels, logits), convention),
    }),
  },
  {
    id: 'summed',
    name: 'loss summed, not averaged',
    teacher: 'The loss is the sum over the rows, not their mean.',
    student: 'Should the loss of a batch grow with the number of its rows?',
    of: withValue((value, { rows }) => value * rows),
  },
  {
    id: 'averaged-over-entries',
    name: 'loss averaged over rows and classes',
    teacher: 'The loss is divided by the number of all entries, rows times classes.',
    student: 'Over how many losses is your mean, and by how many do you divide?',
    of: withValue((value, { columns }) => value / columns),
  },
  {
    id: 'loss-with-wrong-sign',
    name: 'loss with the wrong sign',
    teacher: 'The minus before the logarithm is missing: the loss is negative.',
    student: 'What is the sign of the logarithm of a probability, and of a loss?',
    of: withValue((value) => -value),
  },
  {
    id: 'logarithm-of-base-2',
    name: 'logarithm of base 2',
    teacher: 'The loss has the logarithm of base 2 in place of the natural one.',
    student: 'Which base belongs to the logarithm that undoes a power of e?',
    of: withValue((value) => value / Math.LN2),
  },
  {
    id: 'logarithm-of-base-10',
    name: 'logarithm of base 10',
    teacher: 'The loss has the logarithm of base 10 in place of the natural one.',
    student: 'Which base belongs to the logarithm that undoes a power of e?',
    of: withValue((value) => value / Math.LN10),
  },
  {
    id: 'gradient-with-wrong-sign',
    name: 'gradient Y - P',
    teacher: 'The gradient is Y - P in place of P - Y: training climbs.',
    student: 'Should a larger logit of the label make the loss larger or smaller, and what does your gradient say?',
    of: withGradient((gradient) => map(gradient, (g) => -g)),
  },
  {
    id: 'no-one-hot',
    name: 'labels subtracted as numbers',
    teacher: 'The number of the label is subtracted from every probability of its row: the labels are not one-hot.',
    student: 'What do you subtract from the probabilities: the number of a class, or a 1 in its place?',
    of: (right) => ({
      ...right,
      gradient: (logits, labels, convention) => {
        const scale = convention['batch'] === 'mean' ? 1 / logits.rows : 1;
        const { rows, columns, data } = addToPicked(right.gradient(logits, labels, convention), labels, scale);
        return { rows, columns, data: data.map((p, at) => p - scale * (labels[Math.floor(at / columns)] ?? NaN)) };
      },
    }),
  },
  {
    id: 'probabilities-only',
    name: 'labels left out of the gradient',
    teacher: 'The gradient is the probabilities alone: the labels are not in it.',
    student: 'Where do the labels enter your gradient?',
    of: (right) => ({
      ...right,
      gradient: (logits, labels, convention) =>
        addToPicked(
          right.gradient(logits, labels, convention),
          labels,
          convention['batch'] === 'mean' ? 1 / logits.rows : 1,
        ),
    }),
  },
  {
    id: 'gradient-by-probabilities',
    name: 'gradient by the probabilities',
    teacher: 'The gradient is that by the probabilities, -Y / P: the derivative of the softmax is missing.',
    student: 'By what should the gradient be: what goes into the softmax, or what comes out of it?',
    of: (right) => ({
      ...right,
      gradient: (logits, labels, convention) => {
        const scale = convention['batch'] === 'mean' ? 1 / logits.rows : 1;
        const { rows, columns, data } = right.probabilities(logits);
        const entries = data.map((p, at) => (labels[Math.floor(at / columns)] === at % columns ? -scale / p : 0));
        return { rows, columns, data: entries };
      },
    }),
  },
  {
    id: 'gradient-averaged-twice',
    name: 'gradient averaged over the batch twice',
    teacher: 'The gradient is divided by the number of rows twice.',
    student: 'Count how often a gradient is divided by the size of the batch on its whole way back.',
    of: (right) => ({
      ...right,
      gradient: (logits, labels, convention) =>
        map(right.gradient(logits, labels, { ...convention, batch: 'mean' }), (g) => g / logits.rows),
    }),
  },
  {
    id: 'gradient-averaged-over-entries',
    name: 'gradient averaged over rows and classes',
    teacher: 'The gradient is divided by the number of all entries, rows times classes.',
    student: 'Over how many losses is the mean, and by how many do you divide?',
    of: (right) => ({
      ...right,
      gradient: (logits, labels, convention) =>
        map(right.gradient(logits, labels, { ...convention, batch: 'mean' }), (g) => g / logits.columns),
    }),
  },
];
