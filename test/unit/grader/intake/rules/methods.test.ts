import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'a method': [
    {
      what: 'a method that no layer has',
      changes: [['targets.relu.methods.forwards', { names: ['f'], parameters: [], results: [] }]],
      says: [
        'targets.relu.methods.forwards should name a method of a layer, but was "forwards". Did you mean "forward"?',
      ],
    },
    {
      what: 'a method of another class',
      changes: [['targets.loss.methods.derivative', { names: ['f'], parameters: [], results: [] }]],
      says: [
        'targets.loss.methods.derivative should name a method of a loss, but was "derivative". There are: "forward" and "backward".',
      ],
    },
    {
      what: 'a method under a name of Object',
      changes: [['targets.network.methods.constructor', { names: ['f'], parameters: [], results: [] }]],
      says: [
        'targets.network.methods.constructor should name a method of a network, but was "constructor". There are: "add", "forward", "backward", "train", "predict" and "accuracy".',
      ],
    },
    {
      what: 'a parameter that is misspelt',
      changes: [['targets.relu.methods.backward.parameters.2.role', 'upstraem']],
      says: [
        'targets.relu.methods.backward.parameters.2.role should name a role that "backward" of a layer is asked with, but was "upstraem". Did you mean "upstream"?',
      ],
    },
    {
      what: 'a parameter that a method is not asked with',
      changes: [['targets.loss.methods.forward.parameters.0.role', 'input']],
      says: [
        'targets.loss.methods.forward.parameters.0.role should name a role that "forward" of a loss is asked with, but was "input". There are: "logits" and "labels".',
      ],
    },
    {
      what: 'an element of a role',
      changes: [['targets.relu.methods.forward.parameters.0.role', 'input[0]']],
      says: [
        'targets.relu.methods.forward.parameters.0.role should name a role that "forward" of a layer is asked with, but was "input[0]". There are: "input".',
      ],
    },
    {
      what: 'parameters that are missing',
      changes: [
        [
          'targets.output.methods.backward.parameters',
          [
            { role: 'input', names: ['X'] },
            { role: 'upstream', names: ['g'] },
          ],
        ],
      ],
      says: [
        'targets.output.methods.backward.parameters should give everything that "backward" of a layer is asked with, but "weightDecay" and "learningRate" are missing.',
      ],
    },
    {
      what: 'a parameter that is there twice',
      changes: [['targets.relu.methods.backward.parameters.1.role', 'input']],
      says: ['targets.relu.methods.backward.parameters.1.role should be unique, but "input" is there twice.'],
    },
    {
      what: 'a learning rate that a layer without an exponent is not given',
      changes: [
        [
          'targets.relu.methods.backward.parameters',
          [
            { role: 'input', names: ['X'] },
            { role: 'upstream', names: ['g'] },
            { role: 'weightDecay', names: ['d'] },
          ],
        ],
      ],
      says: [
        'targets.relu.methods.backward.parameters should give everything that "backward" of a layer is asked with, but "learningRate" is missing.',
      ],
    },
    {
      what: 'a result that is misspelt',
      changes: [['targets.loss.methods.backward.results.0.role', 'downstraem']],
      says: [
        'targets.loss.methods.backward.results.0.role should name a role that "backward" of a loss gives, but was "downstraem". Did you mean "downstream"?',
      ],
    },
    {
      what: 'results that are missing',
      changes: [['targets.network.methods.forward.results', []]],
      says: [
        'targets.network.methods.forward.results should have everything that "forward" of a network gives, but "hiddenOutputs", "output" and "loss" are missing.',
      ],
    },
    {
      what: 'a derivative by the exponent where there is none',
      changes: [['targets.relu.methods.derivative.results.1', { role: 'exponentSlope', names: ['e'] }]],
      says: [
        'targets.relu.methods.derivative.results.1.role should name a role that "derivative" of a layer gives, but was "exponentSlope". There are: "slope".',
      ],
    },
    {
      what: 'no derivative by the exponent where there is one',
      changes: [['targets.power.methods.derivative.results', [{ role: 'slope', names: ['s'] }]]],
      says: [
        'targets.power.methods.derivative.results should have everything that "derivative" of a layer with an exponent gives, but "exponentSlope" is missing.',
      ],
    },
    {
      what: 'a result that is optional',
      changes: [['targets.relu.methods.forward.results.0.optional', true]],
      says: [
        'targets.relu.methods.forward.results.0.optional should be false: nothing can be compared without "output".',
      ],
    },
    {
      what: 'a result that is a function',
      changes: [['targets.relu.methods.forward.results.0.callable', { parameters: [], result: 'value' }]],
      says: [
        'targets.relu.methods.forward.results.0.callable belongs to a target whose oracle has `testFunction`: no other returns functions.',
      ],
    },
    {
      what: 'a change of what is no attribute',
      changes: [['targets.relu.methods.backward.changes.1', 'exponent']],
      says: [
        'targets.relu.methods.backward.changes.1 should name an attribute that "backward" of a layer changes, but was "exponent". There are: "weights" and "bias".',
      ],
    },
    {
      what: 'a change that a method does not make',
      changes: [['targets.relu.methods.forward.changes', ['weights']]],
      says: [
        'targets.relu.methods.forward.changes.0 should name an attribute that "forward" of a layer changes, but was "weights". There are none.',
      ],
    },
    {
      what: 'a change that is there twice',
      changes: [['targets.relu.methods.backward.changes.1', 'weights']],
      says: ['targets.relu.methods.backward.changes.1 should be unique, but "weights" is there twice.'],
    },
    {
      what: 'a method to call first that is not there',
      changes: [['targets.relu.methods.backward.after', 'foward']],
      says: [
        'targets.relu.methods.backward.after should name a method of the target, but was "foward". Did you mean "forward"?',
      ],
    },
    {
      what: 'a method that is to be called before itself',
      changes: [['targets.relu.methods.backward.after', 'backward']],
      says: ['targets.relu.methods.backward.after should name another method, but "backward" is this one.'],
    },
    {
      what: 'a derivative of nothing',
      changes: [['targets.power.methods.derivative.after', undefined]],
      says: [
        'targets.power.methods.derivative.after is missing; it should be "forward": a derivative that need not take anything is that of the pass before.',
      ],
    },
    {
      what: 'a derivative of what need not be given',
      changes: [['targets.relu.methods.derivative.parameters.0.optional', true]],
      says: [
        'targets.relu.methods.derivative.after is missing; it should be "forward": a derivative that need not take anything is that of the pass before.',
      ],
    },
  ],
};

describe('methods of targets that are classes', () => {
  it('are right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
