import { describe, expect, it } from 'vitest';
import { trainingFits } from '../../../../../grader/checks/network/training-fits.ts';
import type { Trained } from '../../../../../grader/checks/network/training-fits.ts';

const near = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, at) => Math.abs(value - (other[at] ?? NaN)) < 1e-12);

/** Two epochs of three batches, the last one smaller. */
const trained = (changes: Partial<Trained>): Trained => ({
  batches: [
    [0.9, 0.7, 0.5],
    [0.6, 0.5, 0.4],
  ],
  withoutSmall: [
    [0.9, 0.7],
    [0.65, 0.55],
  ],
  sizes: [4, 4, 2],
  batchSize: 4,
  actual: [0.7, 0.5],
  parameters: new Set(['right']),
  near,
  ...changes,
});

describe('what fits a training', () => {
  it('is nothing where it is right', () => {
    expect(trainingFits(trained({}))).toEqual(new Set());
  });

  it('is the loss of one batch', () => {
    expect(trainingFits(trained({ actual: [0.5, 0.4] }))).toEqual(new Set(['loss-of-last-batch']));
  });

  it('is the last batch left out, also where there is no full batch at all', () => {
    expect(trainingFits(trained({ actual: [0.8, 0.6], parameters: new Set(['without-small']) }))).toEqual(
      new Set(['last-batch-left-out']),
    );
    const none = trained({ withoutSmall: null, batchSize: 16, actual: [NaN, NaN], parameters: new Set(['before']) });
    expect(trainingFits(none)).toEqual(new Set(['last-batch-left-out', 'untrained']));
  });

  it('is no training only where the parameters should have moved', () => {
    expect(trainingFits(trained({ parameters: new Set(['before']) }))).toEqual(new Set(['untrained']));
    expect(trainingFits(trained({ actual: [3.1, 2.5], parameters: new Set(['before', 'right']) }))).toEqual(new Set());
  });
});
