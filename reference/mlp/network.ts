import { sumOfSquares, type Matrix } from '../numeric/matrix.ts';
import { rowArgmaxima } from '../numeric/matrix-rows.ts';
import type { BackwardPass, ForwardPass, Layer, LayerConvention, LayerParameters, UpdateRates } from './layer.ts';
import { learn } from './learn.ts';
import type { Labels, Loss } from './loss.ts';

/** A layer, what it has learned, and the conventions that it follows. */
export interface NetworkLayer {
  readonly layer: Layer;
  readonly parameters: LayerParameters;
  readonly convention: LayerConvention;
}

/** A multi-layer perceptron: layers in order, the output layer last, and a loss of what that one gives. */
export interface Network {
  /** At least one; the outputs of each are as many as the inputs of the next. */
  readonly layers: readonly NetworkLayer[];
  readonly loss: Loss;
  readonly lossConvention: LayerConvention;
}

/** What n rows leave behind in one layer. */
export interface LayerPass extends ForwardPass {
  /** (n, inputs) */
  readonly input: Matrix;
}

/** What n rows leave behind on their way through a network. */
export interface NetworkPass {
  /** One for each layer. */
  readonly passes: readonly LayerPass[];
  /** Output of each hidden layer. */
  readonly hiddenOutputs: readonly Matrix[];
  /** Output of the last layer, (n, classes). */
  readonly logits: Matrix;
}

export interface NetworkForward extends NetworkPass {
  /** Mean loss of the rows + 0.5 weightDecay times the sum of squares of all weight matrices; no bias counts. */
  readonly loss: number;
}

/** Rows through all layers, first to last; no labels needed. */
export function passThrough({ layers }: Network, rows: Matrix): NetworkPass {
  const passes: LayerPass[] = [];
  let input = rows;
  for (const { layer, parameters, convention } of layers) {
    const pass = layer.forward(parameters, input, convention);
    passes.push({ input, ...pass });
    input = pass.output;
  }
  return { passes, hiddenOutputs: passes.slice(0, -1).map(({ output }) => output), logits: input };
}

/** Rows through all layers, and the loss with its L2 term. */
export function forward(network: Network, rows: Matrix, labels: Labels, weightDecay: number): NetworkForward {
  const pass = passThrough(network, rows);
  const squares = network.layers.reduce((sum, { parameters }) => sum + sumOfSquares(parameters.weights), 0);
  return { ...pass, loss: network.loss.value(pass.logits, labels) + 0.5 * weightDecay * squares };
}

/**
 * Gradients of all layers, computed last to first, each with the weights of the forward pass; returned first to last.
 * The term of the weight decay is not part of them: it is added when a layer is updated. The first one's `downstream` is
 * the gradient by the rows.
 */
export function backward(network: Network, { passes, logits }: NetworkPass, labels: Labels): readonly BackwardPass[] {
  let upstream = network.loss.gradient(logits, labels, network.lossConvention);
  const lastToFirst: BackwardPass[] = [];
  for (const [index, { input, preactivation }] of [...passes.entries()].reverse()) {
    const { layer, parameters, convention } = layerAt(network, index);
    const slopes = layer.derivative(preactivation, parameters.exponent, convention);
    const back = layer.backward(parameters, input, upstream, slopes, convention);
    lastToFirst.push(back);
    upstream = back.downstream;
  }
  return lastToFirst.reverse();
}

/** One step of gradient descent with a batch, last layer to first: each hands its gradient down, and is updated. */
export function step(network: Network, { passes, logits }: NetworkPass, labels: Labels, rates: UpdateRates): Network {
  let upstream = network.loss.gradient(logits, labels, network.lossConvention);
  const lastToFirst: NetworkLayer[] = [];
  for (const [index, { input, preactivation }] of [...passes.entries()].reverse()) {
    const part = layerAt(network, index);
    const { layer, convention } = part;
    const slopesAt = (exponent: number | null) => layer.derivative(preactivation, exponent, convention);
    const lesson = { parameters: part.parameters, input, upstream, slopesAt, convention, rates };
    const { downstream, parameters } = learn(layer, lesson);
    lastToFirst.push({ ...part, parameters });
    upstream = downstream;
  }
  return { ...network, layers: lastToFirst.reverse() };
}

/** The class of each row: that with the largest logit, the first where there are several. */
export const predict = (network: Network, rows: Matrix): Labels => rowArgmaxima(passThrough(network, rows).logits);

/** Share of the rows whose class is predicted: 0 to 1. */
export function accuracy(network: Network, rows: Matrix, labels: Labels): number {
  const hits = predict(network, rows).filter((prediction, row) => prediction === labels[row]);
  return hits.length / labels.length;
}

function layerAt({ layers }: Network, index: number): NetworkLayer {
  const part = layers[index];
  if (part === undefined) throw new RangeError('This pass is not of this network: it went through more layers.');
  return part;
}
