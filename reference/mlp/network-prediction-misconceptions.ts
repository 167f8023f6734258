import { map, matrix, transpose, type Matrix } from '../numeric/matrix.ts';
import { rowArgmaxima, softmaxRows } from '../numeric/matrix-rows.ts';
import type { Labels } from './loss.ts';
import { passThrough } from './network.ts';
import type { NetworkMisconception, NetworkRules } from './network-rules.ts';

/** With other predictions, made of the logits. */
const withPredictions =
  (predictions: (logits: Matrix) => Matrix) =>
  (right: NetworkRules): NetworkRules => ({
    ...right,
    predict: (_, network, rows) => predictions(passThrough(network, rows).logits),
  });

const column = (classes: readonly number[]): Matrix => matrix(classes.length, 1, classes);
const rowMaxima = ({ rows, columns, data }: Matrix): Matrix =>
  column(Array.from({ length: rows }, (_, row) => Math.max(...data.subarray(row * columns, (row + 1) * columns))));

/** With another number for the share, made of it. */
const withShare =
  (change: (share: number, predicted: Matrix, labels: Labels) => number) =>
  (right: NetworkRules): NetworkRules => ({
    ...right,
    accuracy: (by, network, rows, labels) =>
      change(right.accuracy(by, network, rows, labels), by.predict(by, network, rows), labels),
  });

/** Known mistakes in what a network predicts. */
export const networkPredictionMisconceptions: readonly NetworkMisconception[] = [
  {
    id: 'probabilities-predicted',
    name: 'probabilities in place of classes',
    teacher: 'Predicting returns the probabilities of the classes, not the class.',
    student: 'How do you get from the probabilities of all classes to one class?',
    of: withPredictions(softmaxRows),
  },
  {
    id: 'logits-predicted',
    name: 'logits in place of classes',
    teacher: 'Predicting returns the logits, not the class with the largest one.',
    student: 'How do you get from a number for each class to one class?',
    of: withPredictions((logits) => logits),
  },
  {
    id: 'argmax-over-wrong-axis',
    name: 'argmax over the wrong axis',
    teacher: 'Predicting returns the largest of the rows for each class, not of the classes for each row.',
    student: 'How many predictions should there be: one for each row, or one for each class?',
    of: withPredictions((logits) => column(rowArgmaxima(transpose(logits)))),
  },
  {
    id: 'argmin',
    name: 'argmin in place of argmax',
    teacher: 'Predicting returns the class with the smallest logit.',
    student: 'Which class is the likeliest, the one with the largest logit or with the smallest?',
    of: withPredictions((logits) => column(rowArgmaxima(map(logits, (one) => -one)))),
  },
  {
    id: 'one-hot-predicted',
    name: 'one-hot rows in place of classes',
    teacher: 'Predicting returns one-hot rows, not the number of the class.',
    student: 'Which number names the class that your row of zeros and a one stands for?',
    of: withPredictions((logits) => {
      const classes = rowArgmaxima(logits);
      const { rows, columns, data } = logits;
      return { rows, columns, data: data.map((_, at) => (classes[Math.floor(at / columns)] === at % columns ? 1 : 0)) };
    }),
  },
  {
    id: 'classes-from-1',
    name: 'classes counted from 1',
    teacher: 'Predicting counts the classes from 1, not from 0.',
    student: 'What is the number of the first class?',
    of: withPredictions((logits) => column(rowArgmaxima(logits).map((one) => one + 1))),
  },
  {
    id: 'argmax-without-axis',
    name: 'one prediction for the whole batch',
    // Logits that are shifted row by row are largest in the first row: nothing tells the two apart.
    teacher: 'Predicting returns one class for the whole batch: the argmax has no axis, or is that of the first row.',
    student: 'How many predictions should there be for a batch, and how many does yours give?',
    of: withPredictions(({ data, rows, columns }) => column(rowArgmaxima({ rows: 1, columns: rows * columns, data }))),
  },
  {
    id: 'maximum-predicted',
    name: 'maximum in place of its place',
    teacher: 'Predicting returns the largest probability itself, not its class.',
    student: 'Is it asked how large the largest one is, or which one it is?',
    of: withPredictions((logits) => rowMaxima(softmaxRows(logits))),
  },
];

/** Known mistakes in the accuracy. */
export const networkAccuracyMisconceptions: readonly NetworkMisconception[] = [
  {
    id: 'percentage',
    name: 'accuracy as a percentage',
    teacher: 'The accuracy is a percentage, not a share from 0 to 1.',
    student: 'Between which two numbers should a share lie?',
    of: withShare((share) => 100 * share),
  },
  {
    id: 'count-of-right',
    name: 'number of right predictions',
    teacher: 'The accuracy is the number of right predictions, not their share.',
    student: 'Should the accuracy be larger for more rows?',
    of: withShare((share, _, labels) => share * labels.length),
  },
  {
    id: 'share-of-wrong',
    name: 'share of wrong predictions',
    teacher: 'The accuracy is the share of predictions that are wrong.',
    student: 'Should a better network have a larger accuracy or a smaller one?',
    of: withShare((share) => 1 - share),
  },
  {
    id: 'every-pair-compared',
    name: 'every prediction compared with every label',
    teacher:
      'A column of labels and a flat list of predictions make a table: each prediction is compared with every label.',
    student: 'Look at the shapes of what you compare: how many comparisons come out of a batch?',
    of: withShare((_, predicted, labels) => {
      const pairs = labels.flatMap((label) => [...predicted.data].filter((one) => one === label));
      return pairs.length / labels.length ** 2;
    }),
  },
];
