import { matrix, type Matrix } from '../numeric/matrix.ts';
import type { Misconception } from '../misconception.ts';
import type { UpdateRates } from './layer.ts';
import type { Labels } from './loss.ts';
import { forward, predict, step, type Network, type NetworkForward, type NetworkPass } from './network.ts';
import { trainEpochs, type Training, type TrainingSettings } from './train.ts';

/**
 * What a network does, as one part in which mistakes can be put: each rule is given all of them, and asks them for what it builds on,
 * so that a mistake in one shows in those above it.
 */
export interface NetworkRules {
  readonly forward: (
    by: NetworkRules,
    network: Network,
    rows: Matrix,
    labels: Labels,
    weightDecay: number,
  ) => NetworkForward;
  /** (n, 1): the class of each row. With a mistake in it whatever else. */
  readonly predict: (by: NetworkRules, network: Network, rows: Matrix) => Matrix;
  readonly accuracy: (by: NetworkRules, network: Network, rows: Matrix, labels: Labels) => number;
  /** A backward pass, and the update of all layers. */
  readonly step: (by: NetworkRules, network: Network, pass: NetworkPass, labels: Labels, rates: UpdateRates) => Network;
  readonly trainEpochs: (
    by: NetworkRules,
    network: Network,
    rows: Matrix,
    labels: Labels,
    settings: TrainingSettings,
  ) => Training;
}

export type NetworkMisconception = Misconception<NetworkRules>;

export const networkRules: NetworkRules = {
  forward: (_, ...given) => forward(...given),
  predict: (_, network, rows) => matrix(rows.rows, 1, predict(network, rows)),
  accuracy: (by, network, rows, labels) => {
    const { data } = by.predict(by, network, rows);
    return labels.filter((label, row) => data[row] === label).length / labels.length;
  },
  step: (_, ...given) => step(...given),
  trainEpochs: (by, network, rows, labels, settings) =>
    trainEpochs(network, rows, labels, settings, {
      forward: (...given) => by.forward(by, ...given),
      step: (...given) => by.step(by, ...given),
    }),
};
