import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'the parts of a network': [
    {
      what: 'a part that is no target',
      changes: [['targets.network.oracle.network.0.target', 'rellu']],
      says: [
        'targets.network.oracle.network.0.target should name a target with a layer or a loss, but was "rellu". Did you mean "relu"?',
      ],
    },
    {
      what: 'a part that is a function',
      changes: [['targets.network.oracle.network.0.target', 'function']],
      says: [
        'targets.network.oracle.network.0.target should name a target with a layer or a loss, but was "function". There are: "relu", "power", "output" and "loss".',
      ],
    },
    {
      what: 'a part that is a network',
      changes: [['targets.network.oracle.network.0.target', 'network']],
      says: [
        'targets.network.oracle.network.0.target should name a target with a layer or a loss, but was "network". There are: "relu", "power", "output" and "loss".',
      ],
    },
    {
      what: 'a part that is there twice',
      changes: [['targets.network.oracle.network.1.target', 'relu']],
      says: ['targets.network.oracle.network.1.target should be unique, but "relu" is there twice.'],
    },
    {
      what: 'two parts of one name',
      changes: [['targets.network.oracle.network.1.called', 'relu']],
      says: ['targets.network.oracle.network.1.called should be unique, but "relu" is there twice.'],
    },
    {
      what: 'a part without a name',
      changes: [['targets.network.oracle.network.1.called', '']],
      says: ['targets.network.oracle.network.1.called should be a text that is not empty, but was "".'],
    },
    {
      what: 'no loss',
      changes: [
        [
          'targets.network.oracle.network',
          [
            { target: 'relu', called: 'r' },
            { target: 'output', called: 'o' },
          ],
        ],
      ],
      says: ['targets.network.oracle.network should have exactly one loss, but has none.'],
    },
    {
      what: 'a part that cannot go backward',
      changes: [['targets.power.methods.backward', undefined]],
      says: [
        'targets.network.oracle.network.1.target should name a target with the methods "forward" and "backward", but "power" does not have "backward".',
      ],
    },
    {
      what: 'a loss that has no value',
      changes: [['targets.loss.methods.forward', undefined]],
      says: [
        'targets.network.oracle.network.3.target should name a target with the methods "forward" and "backward", but "loss" does not have "forward".',
      ],
    },
    {
      what: 'a hidden layer after the output layer',
      changes: [
        [
          'targets.network.oracle.network',
          [
            { target: 'output', called: 'o' },
            { target: 'relu', called: 'r' },
            { target: 'loss', called: 'l' },
          ],
        ],
      ],
      says: [
        'targets.network.oracle.network should have the output layer "output" after all hidden layers, but "relu" comes later.',
      ],
    },
    {
      what: 'no layers',
      changes: [['targets.network.oracle.network', [{ target: 'loss', called: 'l' }]]],
      says: [
        'targets.network.oracle.network should have at least one hidden layer, but has none.',
        'targets.network.oracle.network should have exactly one output layer (its oracle is the layer "logits"), but has none.',
      ],
    },
    {
      what: 'two output layers',
      changes: [
        ['targets.power.oracle.layer', 'logits'],
        ['targets.power.attributes.2', undefined],
        [
          'targets.power.attributes',
          [
            { role: 'weights', names: ['W'] },
            { role: 'bias', names: ['c'] },
          ],
        ],
        [
          'targets.power.methods',
          {
            forward: {
              names: ['f'],
              parameters: [{ role: 'input', names: ['X'] }],
              results: [{ role: 'output', names: ['z'] }],
            },
            backward: {
              names: ['b'],
              parameters: [
                { role: 'input', names: ['X'] },
                { role: 'upstream', names: ['g'] },
                { role: 'weightDecay', names: ['d'] },
                { role: 'learningRate', names: ['r'] },
              ],
              results: [{ role: 'downstream', names: ['d'] }],
            },
          },
        ],
      ],
      says: [
        'targets.network.oracle.network should have exactly one output layer (its oracle is the layer "logits"), but has "power" and "output".',
      ],
    },
  ],
  'a data set': [
    {
      what: 'a file in a folder',
      changes: [['data.flowers.file', '../flowers.csv']],
      says: ['data.flowers.file should be the name of a file, without a folder, but was "../flowers.csv".'],
    },
    {
      what: 'no file',
      changes: [['data.flowers.file', '..']],
      says: ['data.flowers.file should be the name of a file, without a folder, but was "..".'],
    },
    {
      what: 'a file over lines',
      changes: [['data.flowers.file', 'a\nb']],
      says: ['data.flowers.file should be the name of a file, without a folder, but was "a\\nb".'],
    },
    {
      what: 'an address that anybody on the way can change',
      changes: [['data.flowers.address', 'http://example.org/flowers.csv']],
      says: [
        'data.flowers.address should be an address that begins with https://, but was "http://example.org/flowers.csv".',
      ],
    },
    {
      what: 'an address of a file',
      changes: [['data.flowers.address', 'file:///etc/passwd']],
      says: ['data.flowers.address should be an address that begins with https://, but was "file:///etc/passwd".'],
    },
    {
      what: 'a column twice',
      changes: [['data.flowers.columns.1', 'length']],
      says: ['data.flowers.columns.1 should be unique, but "length" is there twice.'],
    },
    {
      what: 'a label that is no column',
      changes: [['data.flowers.label.column', 'kinds']],
      says: ['data.flowers.label.column should name one of the columns, but was "kinds". Did you mean "kind"?'],
    },
    {
      what: 'made-up data that do not exist',
      changes: [['data.flowers.madeUp', 'wine']],
      says: ['data.flowers.madeUp should name a data set of our own making, but was "wine". Did you mean "wines"?'],
    },
  ],
};

describe('what belongs together in a network', () => {
  it('is right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
