import { accuracy } from '../../../reference/mlp/network.ts';
import type { CheckContext } from '../check.ts';
import type { CurvesPlot, Plot } from '../../model/plot.ts';
import type { NamedText } from '../../model/named-text.ts';
import type { FollowedRun } from './follow-run.ts';
import type { TrainsOptions } from './options.ts';
import type { ReferenceRun } from './reference-runs.ts';
import type { TrainingRows } from './rows.ts';

/** Epochs between two points of the reference's accuracy. */
const EVERY = 5;

export interface Shown {
  readonly context: CheckContext<TrainsOptions>;
  readonly rows: TrainingRows;
  readonly runs: readonly ReferenceRun[];
  readonly followed: readonly FollowedRun[];
  readonly settings: readonly NamedText[];
  readonly bar: number | null;
  /** Makes what is the same for all who follow these conventions once. */
  readonly key: string;
}

/** Loss, accuracy and exponent of the network that tells most, and what the last one takes for what. */
export function trainingPlots(shown: Shown): readonly Plot[] {
  const { followed, runs } = shown;
  // The one that parts is to be seen; else the first, of which most was trained.
  const parted = followed.findIndex(({ verdict }) => verdict.kind !== 'keeps');
  const index = Math.max(0, parted);
  const one = followed[index];
  const run = runs[index];
  if (one === undefined || run === undefined) return [];
  return [...curvesOf(shown, index, one, run), ...confusionOf(shown)];
}

function curvesOf(
  { context, rows, settings, bar, key }: Shown,
  index: number,
  { seen, verdict }: FollowedRun,
  run: ReferenceRun,
): readonly CurvesPlot[] {
  const { id, once, options } = context;
  const parting = verdict.kind === 'parts' && verdict.parting.epoch > 0 ? verdict.parting.epoch : null;
  const base = { kind: 'curves' as const, settings: [...settings], partsAt: parting };
  const reference = once(`curves ${index} ${key}`, () => {
    const epochs = [...run.networks.keys()].filter((epoch) => epoch % EVERY === 0 || epoch === run.networks.length - 1);
    const at = ({ rows: some, labels }: TrainingRows['train']): Points =>
      epochs.map((epoch) => {
        const network = run.networks[epoch];
        return [epoch, network ? accuracy(network, some, labels) : NaN];
      });
    return {
      loss: run.losses.map((loss, epoch): [number, number] => [epoch + 1, loss]),
      train: at(rows.train),
      test: at(rows.test),
      exponent: run.networks.flatMap(({ layers }, epoch): [number, number][] => {
        const exponent = layers.find(({ parameters }) => parameters.exponent !== null)?.parameters.exponent;
        return exponent === undefined || exponent === null ? [] : [[epoch, exponent]];
      }),
    };
  });
  const barLine = bar === null ? null : { value: bar, label: `the bar, ${bar.toFixed(2)}` };
  const plot = (
    name: string,
    title: string,
    quantity: string,
    right: Points,
    own: Points,
    line: CurvesPlot['bar'],
  ): CurvesPlot => ({
    ...base,
    id: `${id}.${name}`,
    title,
    quantity,
    curves: [curve('reference', right), ...(own.length > 0 ? [curve('student', own)] : [])],
    bar: line,
  });
  const accuracyOf = (which: 'train' | 'test'): Points =>
    [...seen.accuracy].map(([epoch, measured]): [number, number] => [epoch, measured[which]]);
  const which = options.networks > 1 ? ` of network ${index + 1}` : '';
  return [
    plot('loss', `Loss${which}`, 'loss', reference.loss, [...seen.losses], null),
    plot(
      'accuracy-train',
      `Accuracy on the training rows${which}`,
      'accuracy',
      reference.train,
      accuracyOf('train'),
      barLine,
    ),
    plot('accuracy-test', `Accuracy on the test rows${which}`, 'accuracy', reference.test, accuracyOf('test'), barLine),
    ...(reference.exponent.length > 0
      ? [plot('exponent', `The exponent${which}`, 'exponent', reference.exponent, [...seen.exponents], null)]
      : []),
  ];
}

function confusionOf({ context, rows, followed, settings }: Shown): readonly Plot[] {
  const last = followed.findLast(({ seen }) => seen.predictions !== null);
  const predictions = last?.seen.predictions ?? null;
  if (predictions === null) return [];
  const counts = Array.from({ length: rows.classes }, () => Array.from({ length: rows.classes }, () => 0));
  let others = 0;
  for (const [row, label] of rows.test.labels.entries()) {
    const counted = counts[label];
    const predicted = predictions[row] ?? -1;
    if (counted?.[predicted] === undefined) others += 1;
    else counted[predicted] += 1;
  }
  const classes = counts.map((_, index) => `class ${index}`);
  const title = 'Predictions for the test rows';
  const after: NamedText = { name: 'after epoch', text: String([...(last?.seen.accuracy.keys() ?? [])].at(-1) ?? 0) };
  return [
    {
      kind: 'confusion',
      id: `${context.id}.confusion`,
      title,
      settings: [...settings, after],
      classes,
      counts,
      others,
    },
  ];
}

type Points = readonly (readonly [number, number])[];

function curve(who: 'reference' | 'student', points: Points): CurvesPlot['curves'][number] {
  const sorted = points.toSorted(([one], [other]) => one - other);
  return {
    who,
    epochs: sorted.map(([epoch]) => epoch),
    values: sorted.map(([, value]) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null)),
  };
}
