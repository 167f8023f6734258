import { sliceRows, type Matrix } from '../numeric/matrix.ts';
import type { UpdateRates } from './layer.ts';
import type { Labels } from './loss.ts';
import { forward, step, type Network } from './network.ts';

export interface TrainingSettings extends UpdateRates {
  /** How many times all rows are gone through; a whole number >= 0. */
  readonly epochs: number;
  /** Rows of a batch, at least 1; the last batch has what is left. */
  readonly batchSize: number;
}

/** How a batch is passed through a network, and how the network learns from it. */
interface Passes {
  readonly forward: typeof forward;
  readonly step: typeof step;
}

export interface Training {
  readonly network: Network;
  /** Of each epoch: the mean over its batches of the batch's loss, L2 term included, each measured before its step. */
  readonly losses: readonly number[];
}

interface Batch {
  readonly rows: Matrix;
  readonly labels: Labels;
}

/**
 * Trains by gradient descent on batches of rows in their order: the same batches in every epoch. Training may be cut
 * into parts: e epochs and then f more are the same as e + f. Goes on when numbers are no longer finite.
 *
 * @param passes the right ones unless told
 */
export function trainEpochs(
  start: Network,
  rows: Matrix,
  labels: Labels,
  settings: TrainingSettings,
  passes: Passes = { forward, step },
): Training {
  const batches = batchesOf(rows, labels, settings.batchSize);
  const losses: number[] = [];
  let network = start;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    let total = 0;
    for (const batch of batches) {
      const pass = passes.forward(network, batch.rows, batch.labels, settings.weightDecay);
      total += pass.loss;
      network = passes.step(network, pass, batch.labels, settings);
    }
    losses.push(total / batches.length);
  }
  return { network, losses };
}

function batchesOf(rows: Matrix, labels: Labels, size: number): readonly Batch[] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`A batch has at least 1 row, not ${size}.`);
  return Array.from({ length: Math.ceil(rows.rows / size) }, (_, index) => ({
    rows: sliceRows(rows, index * size, (index + 1) * size),
    labels: labels.slice(index * size, (index + 1) * size),
  }));
}
