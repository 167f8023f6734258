import { compareTensors } from '../../compare/close.ts';
import { scalar } from '../../contract/tensor.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Difference } from '../../model/report.ts';
import { shareRight } from '../network/share-right.ts';
import { stateOf } from './chunk.ts';
import type { Ask, ChunkAnswer } from './chunk.ts';
import type { Accuracy, ReferenceRun } from './reference-runs.ts';

/** Where a student's training and the reference's part. */
export interface Parting {
  /** Counted from 1. */
  readonly epoch: number;
  readonly summary: string;
  readonly differences: readonly Difference[];
}

type Trained = Extract<ChunkAnswer, { kind: 'trained' }>;

/** The first parting within a few epochs; null when there is none. */
export function partingOf(
  { form, layers }: Ask,
  { losses, state }: Trained,
  run: ReferenceRun,
  from: number,
  epochs: number,
  tolerance: Tolerance,
): Parting | null {
  const language = form.language;
  if (losses.length !== epochs) {
    const summary = `Training for ${epochs} epochs should return ${epochs} losses, but returns ${losses.length}.`;
    return { epoch: from + 1, summary, differences: [] };
  }
  for (const [index, loss] of losses.entries()) {
    const epoch = from + index + 1;
    const want = run.losses[epoch - 1];
    if (want === undefined) throw new TypeError(`the reference has no epoch ${epoch}`);
    const { agrees, difference } = compareTensors(scalar(want), scalar(loss), tolerance);
    if (agrees) continue;
    const shown: Difference = {
      name: `loss of epoch ${epoch}`,
      expected: formatTensor(scalar(want), language),
      actual: formatTensor(scalar(loss), language),
      ...(difference !== null && { difference: difference.toExponential(2) }),
      agrees: false,
    };
    const summary = Number.isFinite(loss)
      ? `The loss parts from the reference's in epoch ${epoch}: ${short(loss)} where ${short(want)} is right.`
      : `The loss of epoch ${epoch} is ${String(loss)}, not a number to go on with; the reference has ${short(want)}.`;
    return { epoch, summary, differences: [shown] };
  }
  const epoch = from + epochs;
  const want = stateOf((run.networks[epoch]?.layers ?? []).map(({ parameters }) => parameters));
  for (const [index, layer] of want.entries()) {
    for (const [role, expected] of layer) {
      const got = state[index]?.get(role);
      const close = got ? compareTensors(expected, got, tolerance) : { agrees: false, difference: null };
      if (close.agrees) continue;
      const part = [...form.hidden, form.output].find(({ target }) => target === layers[index]?.target);
      const own = part?.form.attributes.find(({ spec }) => spec.role === role)?.name ?? role;
      const name = `${index === want.length - 1 ? form.places.output.join('.') : `${form.places.hidden.join('.')}[${index}]`}.${own}`;
      const by = close.difference === null ? '' : `, by up to ${close.difference.toExponential(1)}`;
      return {
        epoch,
        summary: `After epoch ${epoch} \`${name}\` is not what the reference has${by}.`,
        differences: [
          {
            name,
            expected: formatTensor(expected, language),
            actual: got ? formatTensor(got, language) : 'no numbers',
            ...(close.difference !== null && { difference: close.difference.toExponential(2) }),
            agrees: false,
          },
        ],
      };
    }
  }
  return null;
}

interface Expected {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly accuracy: Accuracy;
}

/** The share of predictions that may be unlike the reference's: a row on the edge between two classes. */
const EDGE = 0.005;

/** What is wrong with the predictions of a network that was trained as it should. */
export function endParting(
  { form, rows }: Ask,
  answer: Trained,
  expected: Expected,
  bar: number | null,
): Parting | null {
  const epoch = 0;
  const { train, test, predictProblem } = answer;
  if (train === null || test === null)
    return { epoch, summary: predictProblem ?? 'Predicting gives no class for each row.', differences: [] };
  const sets = [
    {
      name: 'training rows',
      got: train,
      want: expected.train,
      right: expected.accuracy.train,
      labels: rows.train.labels,
    },
    { name: 'test rows', got: test, want: expected.test, right: expected.accuracy.test, labels: rows.test.labels },
  ];
  for (const { name, got, want, right, labels } of sets) {
    const unlike = want.filter((one, row) => one !== got[row]).length;
    const reached = shareRight(got, labels);
    const needed = bar === null ? null : Math.min(bar, right);
    const falls = needed !== null && reached < needed - 1 / labels.length;
    if (unlike <= Math.max(1, EDGE * labels.length) && !falls) continue;
    const share = (one: number): string => formatTensor(scalar(Number(one.toFixed(4))), form.language);
    return {
      epoch,
      summary: `The trained network is right for ${share(reached)} of the ${name}, where the reference is for ${share(right)}: \`predict\` gives another class for ${unlike} of ${labels.length}.`,
      differences: [{ name: `accuracy on the ${name}`, expected: share(right), actual: share(reached), agrees: false }],
    };
  }
  return null;
}

function short(value: number): string {
  return String(Number(value.toPrecision(8)));
}
