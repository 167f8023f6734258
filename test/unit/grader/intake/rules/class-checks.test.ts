import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

/** What is wrong, what is changed for it, and what is said. */
interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'the method that is asked': [
    {
      what: 'no method of a class',
      changes: [['checks.0.options.method', undefined]],
      says: [
        'checks.0.options.method is missing; the target is a class, and this says which method to ask: "forward", "activation", "derivative" or "backward".',
      ],
    },
    {
      what: 'no method for a law',
      changes: [
        ['checks.1.kind', 'obeys-law'],
        ['checks.1.options.law', 'arguments-unchanged'],
        ['checks.1.options.method', undefined],
      ],
      says: [
        'checks.1.options.method is missing; the target is a class, and this says which method to ask: "forward", "activation", "derivative" or "backward".',
      ],
    },
    {
      what: 'a method that the class does not have',
      changes: [['checks.0.options.method', 'backwards']],
      says: [
        'checks.0.options.method should name a method of the target, but was "backwards". Did you mean "backward"?',
      ],
    },
    {
      what: 'a method of a function',
      changes: [['checks.6.options.method', 'forward']],
      says: ['checks.6.options.method should not be there: the target is a function, and has no methods.'],
    },
    {
      what: 'parts to compare of a function',
      changes: [['checks.6.options.compare', ['value']]],
      says: ['checks.6.options.compare should not be there: the target is a function, and has no methods.'],
    },
    {
      what: 'own parts of a function',
      changes: [['checks.6.options.own', [{ method: 'value' }]]],
      says: ['checks.6.options.own should not be there: the target is a function, and has no methods.'],
    },
    {
      what: 'comparing what the method does not give',
      changes: [['checks.0.options.compare.0', 'slope']],
      says: [
        'checks.0.options.compare.0 should name a role that "backward" gives or changes, but was "slope". There are: "downstream", "weights" and "bias".',
      ],
    },
    {
      what: 'comparing what the method does not change',
      changes: [['checks.0.options.compare.1', 'weight']],
      says: [
        'checks.0.options.compare.1 should name a role that "backward" gives or changes, but was "weight". Did you mean "weights"?',
      ],
    },
    {
      what: 'comparing twice',
      changes: [['checks.0.options.compare.1', 'downstream']],
      says: ['checks.0.options.compare.1 should be unique, but "downstream" is there twice.'],
    },
    {
      what: 'own parts that are no methods',
      changes: [['checks.0.options.own.0.method', 'slope']],
      says: [
        'checks.0.options.own.0.method should name a method of the target, but was "slope". There are: "forward", "activation", "derivative" and "backward".',
      ],
    },
    {
      what: 'own parts that are the method itself',
      changes: [['checks.0.options.own.0.method', 'backward']],
      says: ['checks.0.options.own.0.method should name another method, but "backward" is the one that is asked.'],
    },
    {
      what: 'own parts twice',
      changes: [['checks.0.options.own.1', { method: 'derivative' }]],
      says: ['checks.0.options.own.1.method should be unique, but "derivative" is there twice.'],
    },
    {
      what: 'inputs of a class',
      changes: [['checks.0.options.inputs', { input: { uniform: [0, 1] } }]],
      says: [
        'checks.0.options.inputs should not be there: the target is a class, and its oracle says what it is asked with.',
      ],
    },
    {
      what: 'a derivative without its activation',
      changes: [['targets.relu.methods.activation', undefined]],
      says: ['checks.2.kind should be asked of a target that also has the method "activation".'],
    },
    {
      what: 'a gradient without a forward pass',
      changes: [
        [
          'targets.other',
          {
            title: 'o',
            names: ['Other'],
            parameters: [],
            results: [],
            methods: {
              backward: {
                names: ['b'],
                parameters: [
                  { role: 'logits', names: ['z'] },
                  { role: 'labels', names: ['y'] },
                ],
                results: [{ role: 'downstream', names: ['d'] }],
              },
            },
            oracle: { loss: 'softmax-cross-entropy' },
          },
        ],
        ['checks.3.id', 'other.gradient'],
      ],
      says: ['checks.3.kind should be asked of a target that also has the method "forward".'],
    },
    {
      what: 'a slope of a loss',
      changes: [['checks.3.options.method', 'derivative']],
      says: [
        'checks.3.options.method should name a method of the target, but was "derivative". There are: "forward" and "backward".',
      ],
    },
    {
      what: 'a network to which nothing can be added',
      changes: [['targets.network.methods.add', undefined]],
      says: [
        'checks.4.kind should be asked of a target that also has the method "add".',
        'checks.5.kind should be asked of a target that also has the method "add".',
      ],
    },
    {
      what: 'a backward pass of a network without its forward pass',
      changes: [
        ['targets.network.methods.forward', undefined],
        ['checks.4.options.method', 'backward'],
      ],
      says: [
        'checks.4.kind should be asked of a target that also has the method "forward".',
        'checks.5.kind should be asked of a target that also has the method "forward".',
      ],
    },
    {
      what: 'a network that does not predict',
      changes: [['targets.network.methods.predict', undefined]],
      says: ['checks.5.kind should be asked of a target that also has the method "predict".'],
    },
  ],
  'a kind of check': [
    {
      what: 'a network held to the reference',
      changes: [['checks.4.kind', 'matches-reference']],
      says: [
        'checks.4.kind should fit the target: "matches-reference" needs an oracle with "testFunction", "gradientOf", "optimizer", "descentOn", "layer" or "loss", but it has "network".',
      ],
    },
    {
      what: 'a law of a network',
      changes: [
        ['checks.4.kind', 'obeys-law'],
        ['checks.4.options.law', 'arguments-unchanged'],
      ],
      says: [
        'checks.4.kind should fit the target: "obeys-law" needs an oracle with "testFunction", "gradientOf", "optimizer", "descentOn", "layer" or "loss", but it has "network".',
      ],
    },
    {
      what: 'a law of update rules for a layer',
      changes: [
        ['checks.1.kind', 'obeys-law'],
        ['checks.1.options.law', 'zero-gradient-moves-nothing'],
      ],
      says: [
        'checks.1.options.law should fit the target: "zero-gradient-moves-nothing" needs an oracle with "optimizer", but it has "layer".',
      ],
    },
    {
      what: 'the gradient of a function as that of a layer',
      changes: [['checks.6.kind', 'layer-gradient-agrees']],
      says: [
        'checks.6.kind should fit the target: "layer-gradient-agrees" needs an oracle with "layer" or "loss", but it has "testFunction".',
      ],
    },
    {
      what: "a network's check of a layer",
      changes: [['checks.0.kind', 'follows-own-layers']],
      says: [
        'checks.0.kind should fit the target: "follows-own-layers" needs an oracle with "network", but it has "layer".',
      ],
    },
    {
      what: 'training of a layer',
      changes: [['checks.0.kind', 'trains']],
      says: ['checks.0.kind should fit the target: "trains" needs an oracle with "network", but it has "layer".'],
    },
    {
      what: 'a result of a class',
      changes: [['checks.0.options.result', 'function']],
      says: ['checks.0.options.result should not be there: the target is a class, and is asked by methods.'],
    },
  ],
};

describe('checks of classes', () => {
  it('are right in the right network', () => {
    expect(saidOf()).toEqual([]);
  });

  describe.each(Object.entries(wrong))('%s', (_, mistakes) => {
    it.each(mistakes)('is refused, saying where and what: $what', ({ changes, says }) => {
      expect(saidOf(...changes)).toEqual(says);
    });
  });
});
