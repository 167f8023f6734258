import { compareTensors } from '../../compare/close.ts';
import { buildLayers, buildNetwork, firstFailure } from '../../contract/network/build.ts';
import { methodFor, writeCall } from '../../contract/network/draft.ts';
import { describeValue, scalar, toTensor } from '../../contract/tensor.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Answer } from '../../model/outcome.ts';
import { areAlike } from './aspect.ts';
import type { Aspect, CaseVerdict, Fits } from './aspect.ts';
import { givePredictions } from './given-predictions.ts';
import { answerAt, broken, chainForward, networkFailure, numbersAt, ownFailure } from './chain.ts';
import { valuesOf } from './cases.ts';
import { shareRight } from './share-right.ts';
import { largestOf, logitsOf, predictionsOf } from './predict.ts';

/** The share of the own predictions that are the given labels; where there are none, of the own layers' largest logits. */
export const accuracyAspect: Aspect = {
  method: 'accuracy',
  builtOn: [],
  layers: ['forward'],
  loss: [],
  tellsNothing: (told) =>
    areAlike(told) ? 'the share of your own predictions that are right is the same in every case' : null,
  pose: ({ draft, form, own, tolerance, givenPredictions }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    // Every second one is right.
    const given = own.labels.data.map((label, row) =>
      row % 2 === 0 ? label : (label + 1) % (own.layers.at(-1)?.outputSize ?? 1),
    );
    givePredictions({ draft, form, givenPredictions }, network, given);
    const asked = writeCall(draft, form.network, 'accuracy', network.self, valuesOf(own));
    const to = draft.operations.length;
    const second = buildNetwork(draft, form, own.layers);
    const canPredict = !givenPredictions && typeof methodFor(form.network, 'predict') !== 'string';
    const predicted = canPredict ? writeCall(draft, form.network, 'predict', second.self, valuesOf(own)) : null;
    const twin = buildLayers(draft, form, own.layers);
    const outputs = chainForward(draft, twin, own.rows);
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const shares: number[] = [];
      const labels = own.labels.data;
      let predictions: readonly number[] = [];
      let predicts = false;
      if (predicted !== null && firstFailure([...second.steps, predicted], answers) === null) {
        const read = predictionsOf(form.network, answerAt(answers, predicted));
        if (read.kind === 'read' && read.numbers.data.length === labels.length) {
          predictions = read.numbers.data;
          predicts = true;
          shares.push(shareRight(predictions, labels));
        }
      }
      if (givenPredictions) shares.push(shareRight(given, labels));
      const why = ownFailure([...twin.steps, ...outputs], answers);
      const logits = !givenPredictions && why === null ? logitsOf(numbersAt(answers, outputs.at(-1) ?? 0), own) : null;
      if (logits !== null) {
        const largest = logits.map(largestOf);
        if (largest.every((classes) => classes.length === 1)) {
          const classes = largest.map(([first = NaN]) => first);
          if (predictions.length === 0) predictions = classes;
          shares.push(shareRight(classes, labels));
        }
      }
      const [right] = shares;
      if (right === undefined)
        return {
          kind: 'silent',
          why: why ?? 'neither your own predictions nor your own layers give a class for each row',
        };
      const failure = networkFailure(form.network, [...network.steps, asked], answers);
      if (failure !== null) return failure;
      const answer = answerAt(answers, asked);
      const value = answer.kind === 'returned' ? answer.value : ({ kind: 'none' } as const);
      const number = toTensor(value);
      const [actual] = number?.data ?? [];
      if (number?.data.length !== 1 || actual === undefined)
        return broken('misfit', `The accuracy should be one number from 0 to 1, but is ${describeValue(value)}.`, []);
      const fits = accuracyFits(right, actual, predictions, labels);
      if (shares.some((one) => compareTensors(scalar(one), scalar(actual), tolerance).agrees))
        return { kind: 'holds', told: [String(right)], fits };
      // Predictions that are wrong have a check of their own.
      if (!predicts) return { kind: 'silent', why: 'your own predictions are not one class for each row' };
      const text = (one: number): string => formatTensor(scalar(one), form.language);
      return broken(
        'differs',
        `The accuracy is ${text(actual)}, but ${text(right)} of your own predictions are the given labels.`,
        [
          {
            name: 'accuracy',
            expected: text(right),
            actual: text(actual),
            difference: Math.abs(actual - right).toExponential(2),
            agrees: false,
          },
        ],
        fits,
      );
    };
    return { shown: { from, to }, judge };
  },
};

/** Known mistakes in the share that give exactly this number. */
function accuracyFits(right: number, actual: number, predictions: readonly number[], labels: readonly number[]): Fits {
  const count = labels.length;
  // Predictions that a student made are too many to be compared with every label one by one.
  const times = new Map<number, number>();
  for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  const pairs = predictions.reduce((sum, one) => sum + (times.get(one) ?? 0), 0);
  const candidates: readonly (readonly [string, number])[] = [
    ['percentage', 100 * right],
    ['count-of-right', count * right],
    ['share-of-wrong', 1 - right],
    ['every-pair-compared', pairs / count ** 2],
    ['every-pair-compared', pairs / count],
  ];
  return new Set(candidates.flatMap(([id, value]) => (Math.abs(value - actual) < 1e-9 ? [id] : [])));
}
