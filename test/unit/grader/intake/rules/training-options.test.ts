import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'data and layers': [
    {
      what: 'data that are not there',
      changes: [['checks.5.options.data', 'flower']],
      says: [
        'checks.5.options.data should name a data set of the assignment, but was "flower". Did you mean "flowers"?',
      ],
    },
    {
      what: 'data where there are none',
      changes: [['data', undefined]],
      says: ['checks.5.options.data should name a data set of the assignment, but was "flowers". There are none.'],
    },
    {
      what: 'an output layer as a hidden one',
      changes: [['checks.5.options.layers.0.target', 'output']],
      says: [
        'checks.5.options.layers.0.target should name a hidden layer of the network, but was "output". There are: "relu" and "power".',
      ],
    },
    {
      what: 'a layer that the network does not have',
      changes: [
        [
          'targets.network.oracle.network',
          [
            { target: 'relu', called: 'r' },
            { target: 'output', called: 'o' },
            { target: 'loss', called: 'l' },
          ],
        ],
      ],
      says: [
        'checks.5.options.layers.1.target should name a hidden layer of the network, but was "power". There are: "relu".',
      ],
    },
  ],
};

describe('training of a network', () => {
  it('is right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
