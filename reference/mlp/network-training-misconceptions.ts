import { sliceRows } from '../numeric/matrix.ts';
import type { Network } from './network.ts';
import type { NetworkMisconception, NetworkRules } from './network-rules.ts';
import type { TrainingSettings } from './train.ts';

/** With another step: which layers keep what they had. */
const keeping =
  (keeps: (index: number, count: number) => boolean) =>
  (right: NetworkRules): NetworkRules => ({
    ...right,
    step: (by, network, ...given) => {
      const { layers } = right.step(by, network, ...given);
      const kept = layers.map((layer, index) =>
        keeps(index, layers.length) ? (network.layers[index] ?? layer) : layer,
      );
      return { ...network, layers: kept };
    },
  });

/** Known mistakes in the backward pass of a network. */
export const networkBackwardMisconceptions: readonly NetworkMisconception[] = [
  {
    id: 'rates-swapped',
    name: 'learning rate and weight decay swapped',
    teacher: 'Learning rate and weight decay are swapped on their way to the layers.',
    student: 'Two of the numbers that a layer is given are small and alike: are they handed over in its own order?',
    of: (right) => ({
      ...right,
      step: (by, network, pass, labels, { learningRate, weightDecay }) =>
        right.step(by, network, pass, labels, { learningRate: weightDecay, weightDecay: learningRate }),
    }),
  },
  {
    id: 'no-layer-updated',
    name: 'no layer updated',
    teacher: 'The backward pass of the network updates no layer.',
    student: 'Compare the weights before and after a backward pass.',
    of: keeping(() => true),
  },
  {
    id: 'only-output-layer-updated',
    name: 'only the output layer updated',
    teacher: 'The backward pass of the network stops at the output layer: no hidden layer is updated.',
    student: 'How far back does the gradient travel in your network?',
    of: keeping((index, count) => index < count - 1),
  },
  {
    id: 'output-layer-not-updated',
    name: 'output layer not updated',
    teacher: 'The hidden layers are updated, the output layer is not.',
    student: 'Which layers have changed after a backward pass, and which has not?',
    of: keeping((index, count) => index === count - 1),
  },
  {
    id: 'first-layer-not-updated',
    name: 'first layer not updated',
    teacher: 'The backward pass of the network leaves out the first layer.',
    student: 'How far back does the gradient travel in your network?',
    of: keeping((index) => index === 0),
  },
];

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** What each batch gave, epoch by epoch, and how many rows it had. */
interface Batches {
  readonly losses: readonly (readonly number[])[];
  readonly sizes: readonly number[];
}

/** With other losses, made of those of the batches; the parameters are right. */
const withLosses =
  (change: (batches: Batches, settings: TrainingSettings) => readonly number[]) =>
  (right: NetworkRules): NetworkRules => ({
    ...right,
    trainEpochs: (by, network, rows, labels, settings) => {
      const passed: number[] = [];
      const noting: NetworkRules = {
        ...by,
        forward: (_, ...given) => {
          const pass = by.forward(by, ...given);
          passed.push(pass.loss);
          return pass;
        },
      };
      const trained = right.trainEpochs(noting, network, rows, labels, settings);
      const count = Math.ceil(rows.rows / settings.batchSize);
      const sizes = Array.from({ length: count }, (_, batch) =>
        Math.min(settings.batchSize, rows.rows - batch * settings.batchSize),
      );
      const losses = trained.losses.map((_, epoch) => passed.slice(epoch * count, (epoch + 1) * count));
      return { ...trained, losses: change({ losses, sizes }, settings) };
    },
  });

const perEpoch = (
  lossOf: (losses: readonly number[], sizes: readonly number[]) => number,
): ((right: NetworkRules) => NetworkRules) =>
  withLosses(({ losses, sizes }) => losses.map((one) => lossOf(one, sizes)));

/** Known mistakes in training. */
export const networkTrainingMisconceptions: readonly NetworkMisconception[] = [
  {
    id: 'last-batch-left-out',
    name: 'last, smaller batch left out',
    teacher: 'The last batch, which is smaller, is left out: its rows are not trained on.',
    student: 'Add up the rows of your batches: are they all there?',
    of: (right) => ({
      ...right,
      trainEpochs: (by, network, rows, labels, settings) => {
        const full = rows.rows - (rows.rows % settings.batchSize) || rows.rows;
        return right.trainEpochs(by, network, sliceRows(rows, 0, full), labels.slice(0, full), settings);
      },
    }),
  },
  {
    id: 'one-epoch-only',
    name: 'only one epoch trained',
    teacher: 'Training ends after its first epoch.',
    student: 'How often does your training go through all rows, and how many losses does it return?',
    of: (right) => ({
      ...right,
      trainEpochs: (by, network, rows, labels, settings) =>
        right.trainEpochs(by, network, rows, labels, { ...settings, epochs: Math.min(1, settings.epochs) }),
    }),
  },
  {
    id: 'untrained',
    name: 'training changes no parameter',
    teacher: 'Training changes no parameter.',
    student: 'Compare the weights before and after training.',
    of: (right) => ({
      ...right,
      trainEpochs: (by, network, ...given) => {
        const still: NetworkRules = { ...by, step: (_, same): Network => same };
        return right.trainEpochs(still, network, ...given);
      },
    }),
  },
  {
    id: 'loss-of-last-batch',
    name: 'loss of the last batch alone',
    teacher: 'The loss of an epoch is that of its last batch alone, not the mean over its batches.',
    student: 'Does the loss of your epoch know of all its batches?',
    of: perEpoch((losses) => losses.at(-1) ?? NaN),
  },
  {
    id: 'loss-of-first-batch',
    name: 'loss of the first batch alone',
    teacher: 'The loss of an epoch is that of its first batch alone, not the mean over its batches.',
    student: 'Does the loss of your epoch know of all its batches?',
    of: perEpoch(([first = NaN]) => first),
  },
  {
    id: 'losses-summed',
    name: 'losses of the batches summed, not averaged',
    teacher: 'The loss of an epoch is the sum over its batches, not their mean.',
    student: 'Should the loss of an epoch grow with the number of its batches?',
    of: perEpoch(sumOf),
  },
  {
    id: 'loss-without-small-batch',
    name: 'loss of the last batch not counted',
    teacher: 'The loss of the last batch, which is smaller, is not in the mean of the epoch, though it is trained on.',
    student: 'Over how many batches is your mean, and how many are there?',
    of: perEpoch((losses, sizes) => {
      const counted = (sizes.at(-1) ?? 0) < (sizes[0] ?? 0) ? losses.slice(0, -1) : losses;
      return sumOf(counted) / counted.length;
    }),
  },
  {
    id: 'loss-over-full-batches',
    name: 'divided by the number of full batches',
    teacher: 'The sum over all batches is divided by the number of full ones.',
    student: 'By how many do you divide when the last batch is a smaller one?',
    of: withLosses(({ losses, sizes }, { batchSize }) =>
      losses.map((one) => sumOf(one) / Math.floor(sumOf(sizes) / batchSize)),
    ),
  },
  {
    id: 'loss-over-fraction-of-batches',
    name: 'divided by rows over batch size',
    teacher: 'The sum over all batches is divided by rows over batch size, which is less than the number of batches.',
    student: 'By how many do you divide when the last batch is a smaller one?',
    of: withLosses(({ losses, sizes }, { batchSize }) => losses.map((one) => sumOf(one) / (sumOf(sizes) / batchSize))),
  },
  {
    id: 'loss-over-rows',
    name: 'sum over batches divided by the rows',
    teacher: 'The sum over the batches is divided by the number of rows, not of batches.',
    student: 'Of what is the loss of a batch a mean already, and of what should that of an epoch be one?',
    of: perEpoch((losses, sizes) => sumOf(losses) / sumOf(sizes)),
  },
  {
    id: 'losses-weighted',
    name: 'batches weighted by their rows',
    teacher: 'The batches are weighted by their rows: the plain mean over the batches is asked for.',
    student: 'Read again of what the loss of an epoch is the mean: of rows, or of batches?',
    of: perEpoch((losses, sizes) => sumOf(losses.map((loss, at) => loss * (sizes[at] ?? NaN))) / sumOf(sizes)),
  },
  {
    id: 'loss-of-every-batch',
    name: 'a loss for each batch',
    teacher: 'Training returns a loss for each batch, not for each epoch.',
    student: 'How many losses should there be after three epochs?',
    of: withLosses(({ losses }) => losses.flat()),
  },
  {
    id: 'losses-never-reset',
    name: 'sum of losses not set back',
    teacher: 'The sum of the losses is not set back to 0 when a new epoch begins.',
    student: 'Where does the sum of an epoch start from?',
    of: withLosses(({ losses, sizes }) =>
      losses.map((_, epoch) => sumOf(losses.slice(0, epoch + 1).flat()) / sizes.length),
    ),
  },
  {
    id: 'loss-of-last-epoch',
    name: 'loss of the last epoch alone',
    teacher: 'Training returns the loss of the last epoch alone.',
    student: 'How many losses should there be after three epochs?',
    of: withLosses(({ losses, sizes }) => [sumOf(losses.at(-1) ?? []) / sizes.length]),
  },
];
