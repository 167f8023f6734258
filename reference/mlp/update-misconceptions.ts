import { map, zip, zipEntries } from '../numeric/matrix.ts';
import { negated, withUpdate } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import type { Layer, UpdateRates } from './layer.ts';

/** With other rates handed to the update. */
const withRates = (right: Layer, change: (rates: UpdateRates) => UpdateRates): Layer => ({
  ...right,
  update: (parameters, gradients, rates) => right.update(parameters, gradients, change(rates)),
});

const decayTimes =
  (factor: number) =>
  (right: Layer): Layer =>
    withRates(right, (rates) => ({ ...rates, weightDecay: factor * rates.weightDecay }));

/** Known mistakes in the update of a layer's parameters. */
export const updateMisconceptions: readonly Misconception<Layer>[] = [
  {
    id: 'no-weight-decay',
    name: 'no L2 term in the gradient',
    teacher: 'The L2 term, alpha times the weights, is missing from the gradient of the weights.',
    student: 'The loss has a term for the size of the weights: what does it add to their gradient?',
    of: decayTimes(0),
  },
  {
    id: 'weight-decay-subtracted',
    name: 'L2 term with the wrong sign',
    teacher: 'The L2 term has the wrong sign in the gradient of the weights: the weights grow.',
    student: 'Weight decay should make weights smaller: which way does yours push them?',
    of: decayTimes(-1),
  },
  {
    id: 'weight-decay-doubled',
    name: 'L2 term doubled',
    teacher: 'The L2 term in the gradient of the weights is twice alpha times the weights.',
    student: 'Look at the factor before the square in the L2 term, and at what its derivative leaves of it.',
    of: decayTimes(2),
  },
  {
    id: 'weight-decay-halved',
    name: 'L2 term halved',
    teacher: 'The L2 term in the gradient of the weights is half of alpha times the weights.',
    student: 'The derivative of a square brings a factor along: does the half of the L2 term survive it?',
    of: decayTimes(0.5),
  },
  {
    id: 'weight-decay-on-bias',
    name: 'L2 term on the bias',
    teacher: 'The bias decays as the weights do; only the weights have an L2 term.',
    student: 'Which parameters does the L2 term of the loss contain?',
    of: (right) => ({
      ...right,
      update: (parameters, gradients, rates) => {
        // What the decay does to weights it does to the bias, at the same rate.
        const bias = zipEntries(gradients.bias, parameters.bias, (g, c) => g + rates.weightDecay * c);
        return right.update(parameters, { ...gradients, bias }, rates);
      },
    }),
  },
  {
    id: 'weight-decay-without-rate',
    name: 'L2 term not multiplied by the learning rate',
    teacher: 'Alpha times the weights is subtracted from the weights itself, not multiplied by the learning rate.',
    student: 'The L2 term belongs to the gradient: what is a gradient multiplied by before it moves a weight?',
    of: (right) => ({
      ...right,
      update: (parameters, gradients, rates) => {
        const after = right.update(parameters, gradients, { ...rates, weightDecay: 0 });
        const weights = zip(after.weights, parameters.weights, (w, before) => w - rates.weightDecay * before);
        return { ...after, weights };
      },
    }),
  },
  {
    id: 'climbs',
    name: 'update uphill',
    teacher: 'The step is added to the parameters: the update climbs.',
    student: 'The gradient points to where the loss grows: which way should a step go?',
    of: (right) => ({
      ...right,
      update: (parameters, gradients, { learningRate, weightDecay }) =>
        right.update(parameters, negated(gradients), { learningRate, weightDecay: -weightDecay }),
    }),
  },
  {
    id: 'bias-not-updated',
    name: 'bias never updated',
    teacher: 'The bias stays as it was.',
    student: 'Which of the parameters of the layer have changed after its backward pass?',
    of: (right) => withUpdate(right, (_, { bias }) => ({ bias })),
  },
  {
    id: 'weights-not-updated',
    name: 'weights never updated',
    teacher: 'The weights stay as they were.',
    student: 'Which of the parameters of the layer have changed after its backward pass?',
    of: (right) => withUpdate(right, (_, { weights }) => ({ weights })),
  },
];

/** The same of layers that take the learning rate of the network. */
export const rateMisconceptions: readonly Misconception<Layer>[] = [
  {
    id: 'rates-swapped',
    name: 'learning rate and weight decay swapped',
    teacher: 'Learning rate and weight decay are taken for each other.',
    student: 'Two of the numbers that the backward pass is given are small and alike: is each used for what it is?',
    of: (right) =>
      withRates(right, ({ learningRate, weightDecay }) => ({ learningRate: weightDecay, weightDecay: learningRate })),
  },
  {
    id: 'rate-twice',
    name: 'learning rate applied twice',
    teacher: 'The step is multiplied by the learning rate twice.',
    student: 'Follow the learning rate through your update: how often does it enter?',
    of: (right) => ({
      ...right,
      update: (parameters, gradients, rates) => {
        const { learningRate, weightDecay } = rates;
        const scaled = {
          ...gradients,
          weights: map(gradients.weights, (g) => learningRate * g),
          bias: gradients.bias.map((g) => learningRate * g),
        };
        return right.update(parameters, scaled, { learningRate, weightDecay: learningRate * weightDecay });
      },
    }),
  },
];
