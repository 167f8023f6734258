import { map, multiplyEntries, transpose } from '../numeric/matrix.ts';
import { firstRowOnly, ones, withDownstream, withLesson, withSlopes } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import { choiceOf } from './convention.ts';
import type { Layer } from './layer.ts';

/** Known mistakes in the linear part of a layer, on its way forward and back. */
export const linearMisconceptions: readonly Misconception<Layer>[] = [
  {
    id: 'no-bias',
    name: 'no bias in the forward pass',
    teacher: 'The forward pass is X W, without the bias.',
    student: 'Every output has a number of its own that is added to it, whatever comes in.',
    of: (right) => ({
      ...right,
      forward: (parameters, ...given) => right.forward({ ...parameters, bias: parameters.bias.map(() => 0) }, ...given),
    }),
  },
  {
    id: 'no-upstream',
    name: 'gradient from the layer above left out',
    teacher: 'The backward pass leaves out the gradient from the layer above: the chain rule multiplies by it.',
    student: 'The chain rule starts with what the layer above hands down: is it a factor of every gradient?',
    of: (right) => withLesson(right, ({ upstream }) => ({ upstream: ones(upstream) })),
  },
  {
    id: 'downstream-after-update',
    name: 'gradient handed down through updated weights',
    teacher: 'The gradient for the layer below is computed with the weights after their update.',
    student: 'The gradient for the layer below belongs to the weights of the forward pass: when are they replaced?',
    of: (right) => ({ ...right, learningOrder: 'weights-first' }),
  },
  {
    id: 'downstream-without-weights',
    name: 'gradient handed down without the weights',
    teacher: 'The gradient for the layer below is that by the preactivation: it is not multiplied by the weights.',
    student: 'On its way back a gradient passes the weights too, as the input did on its way forward.',
    of: (right) => ({
      ...right,
      backward: (parameters, input, upstream, slopes, convention) => ({
        ...right.backward(parameters, input, upstream, slopes, convention),
        downstream: multiplyEntries(upstream, slopes.slope),
      }),
    }),
  },
  {
    id: 'downstream-transposed',
    name: 'gradient handed down transposed',
    teacher: 'The gradient for the layer below is transposed: it has a column for each row of the batch.',
    student: 'What is handed down should have a row for each row of the batch: look at the shapes of the product.',
    of: (right) => withDownstream(right, transpose),
  },
  {
    id: 'first-row-only',
    name: 'only the first row of the batch counts',
    teacher: 'The gradients of the parameters come from the first row of the batch alone.',
    student: 'Every row of the batch has its say in a gradient: how many rows does yours listen to?',
    of: (right) => ({
      ...right,
      backward: (parameters, input, upstream, ...given) => ({
        ...right.backward(parameters, input, firstRowOnly(upstream), ...given),
        downstream: right.backward(parameters, input, upstream, ...given).downstream,
      }),
    }),
  },
  {
    id: 'bias-without-axis',
    name: 'bias gradient summed over everything',
    teacher: 'The gradient of the bias is summed (or averaged) without an axis: every output gets the same number.',
    student: 'Each output has a bias of its own: over which axis of the batch should its gradient be taken together?',
    of: (right) => ({
      ...right,
      backward: (parameters, input, upstream, slopes, convention) => {
        const { downstream, gradients } = right.backward(parameters, input, upstream, slopes, convention);
        const total = gradients.bias.reduce((sum, g) => sum + g, 0);
        // A mean without axis is over the outputs as well.
        const all = choiceOf(right, 'bias', convention) === 'mean' ? total / gradients.bias.length : total;
        return { downstream, gradients: { ...gradients, bias: gradients.bias.map(() => all) } };
      },
    }),
  },
  {
    id: 'averaged-twice',
    name: 'averaged over the batch once too often',
    teacher: 'The gradients are divided by the number of rows twice.',
    student: 'Count how often a gradient is divided by the size of the batch on its whole way back.',
    of: (right) => ({
      ...right,
      backward: (parameters, input, upstream, slopes, convention) => {
        const once = { ...convention, weights: 'mean', bias: 'mean' };
        const { downstream, gradients } = right.backward(parameters, input, upstream, slopes, once);
        const { weights, bias } = gradients;
        return {
          downstream,
          gradients: {
            ...gradients,
            weights: map(weights, (g) => g / input.rows),
            bias: bias.map((g) => g / input.rows),
          },
        };
      },
    }),
  },
];

/** Known mistakes in what a layer makes of the slopes of its activation; of no layer without one. */
export const slopeMisconceptions: readonly Misconception<Layer>[] = [
  {
    id: 'no-slope',
    name: 'derivative of the activation left out',
    teacher: 'The slope of the activation is 1 everywhere: its derivative is left out, or constant.',
    student: 'The activation bends what passes through it: the chain rule multiplies by how steep it is at each entry.',
    of: (right) =>
      withLesson(
        withSlopes(right, (slopes) => ({ ...slopes, slope: ones(slopes.slope) })),
        ({ slopes }) => ({ slopes: { ...slopes, slope: ones(slopes.slope) } }),
      ),
  },
  {
    id: 'no-activation',
    name: 'activation left out',
    teacher: 'The preactivation is returned as it is: the activation is left out.',
    student:
      'Without its activation a layer is linear, and layers of them are no more than one: where is yours applied?',
    of: (right) => ({
      ...right,
      activation: (preactivation) => preactivation,
      forward: (...given) => {
        const { preactivation } = right.forward(...given);
        return { preactivation, output: preactivation };
      },
    }),
  },
];
