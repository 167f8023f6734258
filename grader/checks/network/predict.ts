import { buildLayers, buildNetwork } from '../../contract/network/build.ts';
import { resultsFor, writeCall } from '../../contract/network/draft.ts';
import { describeValue, toTensor, vector } from '../../contract/tensor.ts';
import { layOut } from '../../contract/results.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Tensor } from '../../model/roles.ts';
import type { ClassForm } from '../../contract/class-form.ts';
import { areAlike } from './aspect.ts';
import type { Aspect, CaseVerdict } from './aspect.ts';
import { answerAt, broken, chainForward, networkFailure, numbersAt, ownFailure } from './chain.ts';
import { valuesOf } from './cases.ts';
import type { NetworkCase } from './cases.ts';
import { mostOf, predictionFits } from './prediction-fits.ts';

/** Logits that are no further apart than this are as large as each other. */
const TIE = 1e-9;
const NO_LOGITS = 'your own layers do not return a logit of each class for each row';

/** The class with the largest logit of the own layers, for each row. */
export const predictAspect: Aspect = {
  method: 'predict',
  builtOn: [],
  layers: ['forward'],
  loss: [],
  tellsNothing: (told) =>
    areAlike(told)
      ? 'your own layers never make one class clearly larger than another and then the other, so that no prediction can be told from a constant'
      : null,
  pose: ({ draft, form, own }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    const asked = writeCall(draft, form.network, 'predict', network.self, valuesOf(own));
    const to = draft.operations.length;
    const twin = buildLayers(draft, form, own.layers);
    const outputs = chainForward(draft, twin, own.rows);
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure([...twin.steps, ...outputs], answers);
      if (why !== null) return { kind: 'silent', why, isOfLayers: true };
      const failure = networkFailure(form.network, [...network.steps, asked], answers);
      if (failure !== null) return failure;
      const logits = logitsOf(numbersAt(answers, outputs.at(-1) ?? 0), own);
      if (logits === null) return { kind: 'silent', why: NO_LOGITS };
      const largest = logits.map(largestOf);
      const read = predictionsOf(form.network, answerAt(answers, asked));
      if (read.kind === 'misfit') return broken('misfit', read.problem, []);
      const { numbers, name } = read;
      const holds =
        numbers.data.length === logits.length &&
        largest.every((classes, row) => classes.length === 0 || classes.includes(numbers.data[row] ?? NaN));
      const told = largest.flatMap((classes) => (classes.length === 1 ? [String(classes[0])] : []));
      const fits = predictionFits(logits, numbers);
      if (holds) return { kind: 'holds', told, fits };
      const expected = vector(largest.map(([first = NaN]) => first));
      const difference = {
        name,
        expected: formatTensor(expected, form.language),
        actual: formatTensor(numbers, form.language),
        agrees: false,
      };
      const summary =
        numbers.data.length === logits.length
          ? `\`${name}\` are not the classes with the largest logit of your own layers: ${difference.actual} where ${difference.expected} is right.`
          : `There should be one class for each of ${logits.length} rows, but it returns ${describeValue({ kind: 'array', ...numbers })}.`;
      return broken('differs', summary, [difference], fits);
    };
    return { shown: { from, to }, judge };
  },
};

/** A logit of each class for each row; null when it is something else, such as one of a length that only the student knows. */
export function logitsOf(
  tensor: Tensor | null,
  { rows: { shape }, layers }: Pick<NetworkCase, 'rows' | 'layers'>,
): readonly (readonly number[])[] | null {
  const [rows = 0] = shape;
  const classes = layers.at(-1)?.outputSize ?? 0;
  if (tensor === null || tensor.data.length !== rows * classes || tensor.shape.at(-1) !== classes) return null;
  return Array.from({ length: rows }, (_, row) => tensor.data.slice(row * classes, (row + 1) * classes));
}

/** Classes whose logit is the largest, all of the tied ones; none where a logit is not finite. */
export function largestOf(logits: readonly number[]): readonly number[] {
  const most = mostOf(logits);
  if (!logits.every(Number.isFinite)) return [];
  return logits.flatMap((one, index) => (one >= most - TIE ? [index] : []));
}

type Predictions =
  | { readonly kind: 'read'; readonly numbers: Tensor; readonly name: string }
  | { readonly kind: 'misfit'; readonly problem: string };

/** The classes that `predict` returned, flat. */
export function predictionsOf(form: ClassForm, answer: Answer): Predictions {
  const specs = resultsFor(form, 'predict');
  const name = specs[0]?.names[0] ?? 'predictions';
  if (answer.kind !== 'returned') return { kind: 'misfit', problem: `\`${name}\` were not returned.` };
  const layout = layOut(specs, answer.value);
  const value = layout.kind === 'misfit' ? answer.value : (layout.parts[0]?.value ?? answer.value);
  const numbers = toTensor(value);
  return numbers === null
    ? { kind: 'misfit', problem: `\`${name}\` should be classes, as numbers, but is ${describeValue(value)}.` }
    : { kind: 'read', numbers, name };
}
