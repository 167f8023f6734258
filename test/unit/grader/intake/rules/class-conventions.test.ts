import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'conventions of layers and losses': [
    {
      what: 'a convention that the layer does not leave open',
      changes: [['targets.relu.conventions.shift', ['none']]],
      says: [
        'targets.relu.conventions.shift should name a convention of Linear layer with leaky ReLU, but was "shift". There are: "weights", "bias" and "slopeAtZero".',
      ],
    },
    {
      what: 'a choice that the loss does not have',
      changes: [['targets.loss.conventions.batch.1', 'maen']],
      says: ['targets.loss.conventions.batch.1 should be one of "each" or "mean", but was "maen".'],
    },
    {
      what: 'a convention of a network',
      changes: [['targets.network.conventions', { batch: ['mean'] }]],
      says: [
        'targets.network.conventions.batch should name a convention of its oracle, but was "batch". There are none.',
      ],
    },
  ],
  'a contradiction': [
    {
      what: 'of a target that is not there',
      changes: [['targets.loss.contradictions.0.target', 'ouput']],
      says: [
        'targets.loss.contradictions.0.target should name another target, but was "ouput". Did you mean "output"?',
      ],
    },
    {
      what: 'of the target itself',
      changes: [['targets.loss.contradictions.0.target', 'loss']],
      says: ['targets.loss.contradictions.0.target should name another target, but "loss" is the target itself.'],
    },
    {
      what: 'of no convention',
      changes: [['targets.loss.contradictions.0.convention', {}]],
      says: [
        'targets.loss.contradictions.0.convention should name at least one convention: without any, everybody follows it.',
      ],
    },
    {
      what: 'of a convention that is not known',
      changes: [['targets.loss.contradictions.0.convention', { batches: 'mean' }]],
      says: [
        'targets.loss.contradictions.0.convention.batches should name a convention of Softmax cross entropy, but was "batches". Did you mean "batch"?',
      ],
    },
    {
      what: 'of a choice that is not known',
      changes: [['targets.loss.contradictions.0.with', { weights: 'maen' }]],
      says: [
        'targets.loss.contradictions.0.with.weights should be what the target accepts as its "weights", "sum" or "mean", but was "maen".',
      ],
    },
    {
      what: 'of a choice that is not accepted',
      changes: [['targets.output.conventions', undefined]],
      says: [
        'targets.loss.contradictions.0.with.weights should be what the target accepts as its "weights", "sum", but was "mean".',
      ],
    },
    {
      what: 'of all that is accepted',
      changes: [
        ['targets.loss.conventions.batch', ['mean']],
        ['targets.output.conventions.weights', ['mean']],
      ],
      says: [
        'targets.loss.contradictions should leave something: together they exclude everything that `conventions` accepts.',
      ],
    },
    {
      what: 'of all that is accepted, together',
      changes: [
        ['targets.loss.conventions.batch', ['mean']],
        [
          'targets.loss.contradictions.1',
          { convention: { batch: 'mean' }, target: 'output', with: { weights: 'sum' }, because: 'Nothing is right.' },
        ],
      ],
      says: [
        'targets.loss.contradictions should leave something: together they exclude everything that `conventions` accepts.',
      ],
    },
  ],
};

describe('conventions of classes', () => {
  it('are right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
