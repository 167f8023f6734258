import { map, transpose, zip, type Matrix } from '../numeric/matrix.ts';
import { softmaxRows, subtractRowMaxima } from '../numeric/matrix-rows.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer } from './layer.ts';
import { LEAK } from './leak.ts';
import { linearMisconceptions } from './linear-misconceptions.ts';
import { rateMisconceptions, updateMisconceptions } from './update-misconceptions.ts';

/** With another output, made of the preactivation. */
const withOutput =
  (change: (preactivation: Matrix) => Matrix) =>
  (right: Layer): Layer => ({
    ...right,
    forward: (...given) => {
      const { preactivation } = right.forward(...given);
      return { preactivation, output: change(preactivation) };
    },
  });

const subtractColumnMaxima = (from: Matrix): Matrix => transpose(subtractRowMaxima(transpose(from)));
const subtractMaximum = (from: Matrix): Matrix => {
  const largest = from.data.reduce((most, one) => Math.max(most, one), -Infinity);
  return map(from, (one) => one - largest);
};

/** Known mistakes in the output layer. */
export const logitsMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...updateMisconceptions,
  ...rateMisconceptions,
  {
    id: 'shift-over-everything',
    name: 'largest of all logits subtracted',
    teacher:
      'The largest logit of the whole batch is subtracted from every row, not that of each row: a maximum without an axis.',
    student: 'Which entry of each row should be 0 in the end, and is it in yours?',
    of: withOutput(subtractMaximum),
  },
  {
    id: 'shift-over-wrong-axis',
    name: 'largest logit of each class subtracted',
    teacher: 'Each class has its largest logit subtracted, not each row: the maximum is over the wrong axis.',
    student: 'Which entry of each row should be 0 in the end, and is it in yours?',
    of: withOutput(subtractColumnMaxima),
  },
  {
    id: 'shift-added',
    name: 'largest logit added',
    teacher: 'The largest logit of each row is added, not subtracted.',
    student: 'After the shift no logit should be above 0: what is the largest of yours?',
    of: withOutput((from) => zip(from, subtractRowMaxima(from), (one, shifted) => 2 * one - shifted)),
  },
  {
    id: 'probabilities',
    name: 'probabilities in place of logits',
    teacher: 'The softmax is applied in the output layer; the loss layer applies it again.',
    student: 'Which layer makes probabilities of the logits, and how often does it happen?',
    of: withOutput(softmaxRows),
  },
  {
    id: 'activated',
    name: 'activation in the output layer',
    teacher: 'The output layer has the activation of a hidden one (leaky ReLU).',
    student: 'Should a logit be free to be negative?',
    of: withOutput((from) => subtractRowMaxima(map(from, (u) => (u > 0 ? u : LEAK * u)))),
  },
];
