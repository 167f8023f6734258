import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'what a class has': [
    {
      what: 'a class without methods',
      changes: [['targets.relu.methods', undefined]],
      says: [
        'targets.relu.methods is missing; the oracle has "layer", so the target is a class, and is asked by methods.',
      ],
    },
    {
      what: 'a class with an empty list of methods',
      changes: [['targets.loss.methods', {}]],
      says: ['targets.loss.methods should have at least one method: by them the class is asked.'],
    },
    {
      what: 'a class that gives something itself',
      changes: [['targets.relu.results', [{ role: 'output', names: ['h'] }]]],
      says: ['targets.relu.results should be an empty list: the target is a class, and only methods give results.'],
    },
    {
      what: 'a function with methods',
      changes: [['targets.function.methods', {}]],
      says: [
        'targets.function.methods belongs to a class, a target whose oracle has `layer`, `loss` or `network`, but this one has "testFunction".',
      ],
    },
    {
      what: 'a function with attributes',
      changes: [['targets.function.attributes', []]],
      says: [
        'targets.function.attributes belongs to a class, a target whose oracle has `layer`, `loss` or `network`, but this one has "testFunction".',
      ],
    },
    {
      what: 'a function that gives nothing',
      changes: [['targets.function.results', []]],
      says: ['targets.function.results should have "value", not optional: without it nothing can be compared.'],
    },
  ],
  'the layer or loss of an oracle': [
    {
      what: 'a layer that does not exist',
      changes: [['targets.relu.oracle.layer', 'leaky-rellu']],
      says: ['targets.relu.oracle.layer should name a layer, but was "leaky-rellu". Did you mean "leaky-relu"?'],
    },
    {
      what: 'a loss that does not exist',
      changes: [['targets.loss.oracle.loss', 'toString']],
      says: ['targets.loss.oracle.loss should name a loss, but was "toString". There are: "softmax-cross-entropy".'],
    },
  ],
  'attributes, and what a class is made with': [
    {
      what: 'a layer without attributes',
      changes: [['targets.relu.attributes', undefined]],
      says: [
        'targets.relu.attributes is missing; it should have every attribute of a layer, but "weights" and "bias" are missing.',
      ],
    },
    {
      what: 'attributes that are missing',
      changes: [['targets.network.attributes', [{ role: 'hiddenLayers', names: ['hidden'] }]]],
      says: [
        'targets.network.attributes should have every attribute of a network, but "outputLayer" and "lossLayer" are missing.',
      ],
    },
    {
      what: 'an exponent that is missing',
      changes: [
        ['targets.power.attributes.2', { role: 'preactivation', names: ['U'], optional: true, setAfter: 'forward' }],
        ['targets.power.attributes.3', undefined],
      ],
      says: [
        'targets.power.attributes should have every attribute of a layer with an exponent, but "exponent" is missing.',
      ],
    },
    {
      what: 'an exponent where there is none',
      changes: [['targets.output.attributes.2', { role: 'exponent', names: ['n'] }]],
      says: [
        'targets.output.attributes.2.role should name an attribute of a layer, but was "exponent". There are: "weights", "bias" and "preactivation".',
      ],
    },
    {
      what: 'an attribute that is misspelt',
      changes: [['targets.relu.attributes.0.role', 'weigths']],
      says: [
        'targets.relu.attributes.0.role should name an attribute of a layer, but was "weigths". Did you mean "weights"?',
      ],
    },
    {
      what: 'an attribute that is there twice',
      changes: [['targets.relu.attributes.1.role', 'weights']],
      says: ['targets.relu.attributes.1.role should be unique, but "weights" is there twice.'],
    },
    {
      what: 'an attribute of a loss',
      changes: [['targets.loss.attributes', [{ role: 'weights', names: ['W'] }]]],
      says: ['targets.loss.attributes.0.role should name an attribute of a loss, but was "weights". There are none.'],
    },
    {
      what: 'an attribute that is optional',
      changes: [['targets.relu.attributes.1.optional', true]],
      says: ['targets.relu.attributes.1.optional should be false: nothing can be compared without "bias".'],
    },
    {
      what: 'weights that are set late',
      changes: [['targets.relu.attributes.0.setAfter', 'forward']],
      says: ['targets.relu.attributes.0.setAfter should not be there: "weights" is set before any method is called.'],
    },
    {
      what: 'a preactivation that is set early',
      changes: [['targets.power.attributes.3.setAfter', undefined]],
      says: [
        'targets.power.attributes.3.setAfter is missing; "preactivation" is there only once a method has made it, e.g. "forward".',
      ],
    },
    {
      what: 'a preactivation after a method that is not there',
      changes: [['targets.power.attributes.3.setAfter', 'forwards']],
      says: [
        'targets.power.attributes.3.setAfter should name a method of the target, but was "forwards". Did you mean "forward"?',
      ],
    },
    {
      what: 'a layer that is made without sizes',
      changes: [['targets.relu.parameters', []]],
      says: [
        'targets.relu.parameters should give everything that a layer is made with, but "inputSize" and "outputSize" are missing.',
      ],
    },
    {
      what: 'a loss that is made with something else',
      changes: [['targets.loss.parameters', [{ role: 'size', names: ['n'] }]]],
      says: [
        'targets.loss.parameters.0.role should name a role that a loss is made with, but was "size". There are: "inputSize" and "outputSize".',
      ],
    },
    {
      what: 'a network that is made with sizes',
      changes: [['targets.network.parameters', [{ role: 'inputSize', names: ['n'] }]]],
      says: [
        'targets.network.parameters.0.role should name a role that a network is made with, but was "inputSize". There are none.',
      ],
    },
  ],
  "a parameter's setting": [
    {
      what: 'a layout of something else',
      changes: [['targets.relu.methods.forward.parameters.0.layout', { python: 'column', typescript: 'flat' }]],
      says: [
        'targets.relu.methods.forward.parameters.0.layout belongs to a parameter with the role "labels", but this one is "input".',
      ],
    },
    {
      what: "a layout of a function's parameter",
      changes: [['targets.function.parameters.0.layout', { python: 'column', typescript: 'flat' }]],
      says: [
        'targets.function.parameters.0.layout belongs to a parameter with the role "labels", but this one is "theta".',
      ],
    },
    {
      what: 'a count of something else',
      changes: [['targets.network.methods.train.parameters.2.from', 0]],
      says: [
        'targets.network.methods.train.parameters.2.from belongs to a parameter with the role "iteration", but this one is "epochs".',
      ],
    },
  ],
};

describe('targets that are classes', () => {
  it('are right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
