import { networkLossMisconceptions } from './network-loss-misconceptions.ts';
import { networkAccuracyMisconceptions, networkPredictionMisconceptions } from './network-prediction-misconceptions.ts';
import type { NetworkMisconception } from './network-rules.ts';
import { networkBackwardMisconceptions, networkTrainingMisconceptions } from './network-training-misconceptions.ts';

/** Known mistakes in a network of right layers. */
export const networkMisconceptions: readonly NetworkMisconception[] = [
  ...networkLossMisconceptions,
  ...networkPredictionMisconceptions,
  ...networkAccuracyMisconceptions,
  ...networkBackwardMisconceptions,
  ...networkTrainingMisconceptions,
];
