import { map } from '../numeric/matrix.ts';
import { addToPicked, logSoftmaxRows, pick, softmaxRows } from '../numeric/matrix-rows.ts';
import { choiceOf } from './convention.ts';
import type { Loss } from './loss.ts';
import { softmaxCrossEntropyMisconceptions } from './softmax-cross-entropy-misconceptions.ts';

const id = 'softmax-cross-entropy';

const conventions = {
  batch: [
    { value: 'each', text: 'that of each row, not divided by the number of rows' },
    { value: 'mean', text: 'that of the mean loss, divided by the number of rows' },
  ],
} as const;

/**
 * Softmax cross entropy: the mean of log(sum(exp(z))) - z[label] over the rows, the row maximum taken out before any
 * power. Its gradient by a row's logits is P - Y: the probabilities, less 1 at the label.
 */
export const softmaxCrossEntropy: Loss = {
  id,
  title: 'Softmax cross entropy',
  source: 'C. M. Bishop, "Pattern Recognition and Machine Learning" (2006), sections 4.3.4 and 5.2',
  conventions,
  misconceptions: softmaxCrossEntropyMisconceptions,
  probabilities: softmaxRows,

  value(logits, labels) {
    const logProbabilities = pick(logSoftmaxRows(logits), labels);
    return logProbabilities.reduce((sum, log) => sum - log, 0) / logits.rows;
  },

  gradient(logits, labels, convention) {
    const gradients = addToPicked(softmaxRows(logits), labels, -1);
    const isMean = choiceOf({ id, conventions }, 'batch', convention) === 'mean';
    return isMean ? map(gradients, (g) => g / logits.rows) : gradients;
  },
};
