import { sumOfSquares } from '../numeric/matrix.ts';
import type { Network, NetworkForward } from './network.ts';
import type { NetworkMisconception, NetworkRules } from './network-rules.ts';

interface Given {
  readonly network: Network;
  readonly rows: number;
  readonly weightDecay: number;
  /** The loss without its L2 term. */
  readonly plain: number;
  /** Sum of squares of all weights. */
  readonly squares: number;
}

/** With another loss of the whole network; its layers' outputs stay. */
const withLoss =
  (loss: (given: Given) => number) =>
  (right: NetworkRules): NetworkRules => ({
    ...right,
    forward: (by, network, rows, labels, weightDecay): NetworkForward => {
      const pass = right.forward(by, network, rows, labels, weightDecay);
      const plain = right.forward(by, network, rows, labels, 0).loss;
      const squares = sumOf(squaresOf(network));
      return { ...pass, loss: loss({ network, rows: rows.rows, weightDecay, plain, squares }) };
    },
  });

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
/** Of each layer's weights. */
const squaresOf = ({ layers }: Network): readonly number[] =>
  layers.map(({ parameters }) => sumOfSquares(parameters.weights));

/** Known mistakes in the loss of a network. */
export const networkLossMisconceptions: readonly NetworkMisconception[] = [
  {
    id: 'no-l2',
    name: 'no L2 term in the loss',
    teacher: 'The loss lacks the L2 term: half of the weight decay times the squares of all weights.',
    student: 'What does the loss say of large weights?',
    of: withLoss(({ plain }) => plain),
  },
  {
    id: 'l2-norm-not-squared',
    name: 'L2 norm not squared',
    teacher: 'The L2 norm of the weights is not squared in the loss.',
    student:
      'Is it the length of the weights that belongs into the loss, or something that is easier to differentiate?',
    of: withLoss(
      ({ network, plain, weightDecay }) => plain + 0.5 * weightDecay * sumOf(squaresOf(network).map(Math.sqrt)),
    ),
  },
  {
    id: 'l2-of-bias',
    name: 'bias in the L2 term',
    teacher: 'The bias is in the L2 term of the loss: only weights belong there.',
    student: 'Which parameters should be kept small, and which may be as large as they need to be?',
    of: withLoss(({ network, plain, squares, weightDecay }) => {
      const biases = network.layers.flatMap(({ parameters }) => [...parameters.bias]);
      return plain + 0.5 * weightDecay * (squares + sumOf(biases.map((one) => one * one)));
    }),
  },
  {
    id: 'l2-of-exponent',
    name: 'exponent in the L2 term',
    teacher: 'The exponent is in the L2 term of the loss: only weights belong there.',
    student: 'Which parameters should be kept small, and which may be as large as they need to be?',
    of: withLoss(({ network, plain, squares, weightDecay }) => {
      const exponents = network.layers.map(({ parameters }) => parameters.exponent ?? 0);
      return plain + 0.5 * weightDecay * (squares + sumOf(exponents.map((one) => one * one)));
    }),
  },
  {
    id: 'l2-not-halved',
    name: 'L2 term not halved',
    teacher: 'The L2 term of the loss is not halved.',
    student: 'What factor stands before the square, so that its derivative is simple?',
    of: withLoss(({ plain, squares, weightDecay }) => plain + weightDecay * squares),
  },
  {
    id: 'l2-halved-twice',
    name: 'L2 term halved twice',
    teacher: 'The L2 term of the loss is halved twice.',
    student: 'Count the halves on the way to your L2 term.',
    of: withLoss(({ plain, squares, weightDecay }) => plain + 0.25 * weightDecay * squares),
  },
  {
    id: 'l2-without-output-layer',
    name: 'output layer not in the L2 term',
    teacher: 'The weights of the output layer are not in the L2 term of the loss.',
    student: 'Count the layers that have weights, and those in your L2 term.',
    of: withLoss(
      ({ network, plain, weightDecay }) => plain + 0.5 * weightDecay * sumOf(squaresOf(network).slice(0, -1)),
    ),
  },
  {
    id: 'l2-of-output-layer-only',
    name: 'only the output layer in the L2 term',
    teacher: 'Only the weights of the output layer are in the L2 term of the loss.',
    student: 'Count the layers that have weights, and those in your L2 term.',
    of: withLoss(({ network, plain, weightDecay }) => plain + 0.5 * weightDecay * (squaresOf(network).at(-1) ?? 0)),
  },
  {
    id: 'l2-over-rows',
    name: 'L2 term divided by the rows',
    teacher: 'The L2 term of the loss is divided by the number of rows.',
    student: 'Does the size of the weights depend on how many rows are in the batch?',
    of: withLoss(({ plain, squares, weightDecay, rows }) => plain + (0.5 * weightDecay * squares) / rows),
  },
  {
    id: 'l2-without-weight-decay',
    name: 'L2 term not multiplied by the weight decay',
    teacher: 'The L2 term of the loss is not multiplied by the weight decay.',
    student: 'What says how much the L2 term counts?',
    of: withLoss(({ plain, squares }) => plain + 0.5 * squares),
  },
  {
    id: 'l2-of-sizes',
    name: 'sizes of the weights in place of their squares',
    teacher: 'The L2 term of the loss adds up the sizes of the weights, not their squares.',
    student: 'What does the 2 in L2 stand for?',
    of: withLoss(({ network, plain, weightDecay }) => {
      const weights = network.layers.flatMap(({ parameters }) => [...parameters.weights.data]);
      return plain + 0.5 * weightDecay * sumOf(weights.map(Math.abs));
    }),
  },
  {
    id: 'l2-subtracted',
    name: 'L2 term subtracted',
    teacher: 'The L2 term is subtracted from the loss, not added.',
    student: 'Should large weights make the loss larger or smaller?',
    of: withLoss(({ plain, squares, weightDecay }) => plain - 0.5 * weightDecay * squares),
  },
  {
    id: 'l2-alone',
    name: 'loss of the loss layer left out',
    teacher: 'The loss is the L2 term alone: what the loss layer gives is left out.',
    student: 'Would your loss change if the labels did?',
    of: withLoss(({ squares, weightDecay }) => 0.5 * weightDecay * squares),
  },
];
