import { describe, expect, it } from 'vitest';
import { saidOfStatements, type Change } from './said-of.ts';

interface Wrong {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly says: readonly string[];
}

/** So that the first descent may be another one than the second. */
const AGAIN: Change = ['targets.again.names', ['again']];

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  'bare statements': [
    {
      what: 'for an update rule',
      changes: [['targets.momentum.script', true]],
      says: [
        'targets.momentum.script belongs to a target whose oracle has `testFunction`, `gradientOf` or `descentOn`, but this one has "optimizer".',
      ],
    },
    {
      what: 'for a target that returns functions',
      changes: [
        ['targets.function.script', true],
        ['targets.function.alternatives', undefined],
        ['targets.function.results.0.callable', { parameters: [], result: 'value' }],
      ],
      says: ['targets.function.script should not be there: statements do not return functions.'],
    },
  ],
  'other forms': [
    {
      what: 'that take what the oracle is not asked with',
      changes: [['targets.function.alternatives.0.parameters.0.role', 'thetta']],
      says: [
        'targets.function.alternatives.0.parameters.0.role should name a role that Bowl is asked with, but was "thetta". Did you mean "theta"?',
      ],
    },
    {
      what: 'that lack a parameter',
      changes: [['targets.function.alternatives.0.parameters', []]],
      says: [
        'targets.function.alternatives.0.parameters should give everything that Bowl is asked with, but "theta" is missing.',
      ],
    },
    {
      what: 'that lack the result',
      changes: [['targets.function.alternatives.0.results', []]],
      says: [
        'targets.function.alternatives.0.results should have "value", not optional: without it nothing can be compared.',
      ],
    },
    {
      what: 'with a setting at the wrong role',
      changes: [['targets.function.alternatives.0.parameters.0.from', 0]],
      says: [
        'targets.function.alternatives.0.parameters.0.from belongs to a parameter with the role "iteration", but this one is "theta".',
      ],
    },
    {
      what: 'of separate functions, but with one result',
      changes: [['targets.function.alternatives.0.separate', true]],
      says: [
        'targets.function.alternatives.0.results should be at least two, because each is a function of its own, but there is 1.',
      ],
    },
    {
      what: 'of separate functions, with a name for all of them',
      changes: [['targets.derivative.alternatives.0.names', ['df']]],
      says: [
        'targets.derivative.alternatives.0.names should not be there: each result is a function of its own, under the names of the result.',
      ],
    },
    {
      what: 'of what returns functions',
      changes: [['targets.function.results.0.callable', { parameters: [], result: 'value' }]],
      says: ['targets.function.alternatives should not be there: the target returns functions, and they are asked.'],
    },
  ],
  'a start that is drawn': [
    {
      what: 'at another role',
      changes: [AGAIN, ['targets.descent.parameters.2.drawn', true]],
      says: [
        'targets.descent.parameters.2.drawn belongs to a parameter with the role "start", but this one is "epochs".',
      ],
    },
  ],
  'points that are written down': [
    {
      what: 'where there is only the end',
      changes: [AGAIN, ['targets.descent.results', [{ role: 'result', names: ['end'] }]]],
      says: ['checks.0.options.history should be false, or the target should have a result with the role "history".'],
    },
    {
      what: 'by an update rule',
      changes: [
        ['checks.0.id', 'momentum.steps'],
        ['checks.0.options.on', 'bowl'],
        ['checks.0.options.derivative', undefined],
        ['checks.0.options.hyperparameters', { learningRate: 0.1, momentum: 0.9 }],
      ],
      says: ['checks.0.options.history belongs to a target whose oracle has `descentOn`: no other writes down points.'],
    },
  ],
  'variables that are left behind': [
    {
      what: 'by what is no descent',
      changes: [['checks.1.id', 'momentum.sweep']],
      says: [
        'checks.1.kind should fit the target: "notebook-variables" needs an oracle with "descentOn", but it has "optimizer".',
      ],
    },
    {
      what: 'varied twice',
      changes: [['checks.1.options.over.1.role', 'hyperparameters.learningRate']],
      says: ['checks.1.options.over.1.role should be unique, but "hyperparameters.learningRate" is there twice.'],
    },
    {
      what: 'under a name that the target does not accept',
      changes: [['checks.1.options.over.0.names', ['rat']]],
      says: [
        'checks.1.options.over.0.names.0 should name a name that the target accepts for "hyperparameters.learningRate", but was "rat". Did you mean "rate"?',
      ],
    },
    {
      what: 'with results under a name that the target does not accept',
      changes: [['checks.1.options.results', ['points']]],
      says: [
        'checks.1.options.results.0 should name a name that the target accepts for a result, but was "points". Did you mean "point"?',
      ],
    },
    {
      what: 'that cover nothing',
      changes: [['checks.1.options.over.0.covers', [0.1, 0.01]]],
      says: ['checks.1.options.over.0.covers should go from low to high, but goes from 0.1 to 0.01.'],
    },
    {
      what: 'with a start of too few numbers',
      changes: [['checks.1.options.fixed.start', [0, [1, 2]]]],
      says: ['checks.1.options.fixed.start.0 should have 2 numbers, but has 1.'],
    },
    {
      what: 'with something fixed that is varied',
      changes: [['checks.1.options.fixed.epochs', [10]]],
      says: ['checks.1.options.fixed.epochs should not be there: "epochs" is varied.'],
    },
    {
      what: 'with something fixed that a descent does not have',
      changes: [['checks.1.options.fixed.momentum', [0.9]]],
      says: [
        'checks.1.options.fixed.momentum should name a role of a descent, but was "momentum". There are: "start", "hyperparameters.learningRate" and "epochs".',
      ],
    },
    {
      what: 'held to a derivative that is none',
      changes: [['checks.1.options.derivative', 'function']],
      says: [
        'checks.1.options.derivative should name a target that is a derivative (its oracle has `gradientOf`), but was "function".',
      ],
    },
  ],
  'one name for two targets': [
    {
      what: 'that are held to different references',
      changes: [['targets.again.oracle.descentOn', 'matyas']],
      says: ['targets.again.names.0 should be another name than "descent" of targets.descent, but was "descent".'],
    },
    {
      what: 'that take different things',
      changes: [['targets.again.parameters.1.names', ['lr']]],
      says: ['targets.again.names.0 should be another name than "descent" of targets.descent, but was "descent".'],
    },
  ],
};

describe('an assignment with bare statements', () => {
  it('may be right, with one descent under two headings', () => {
    expect(saidOfStatements()).toEqual([]);
  });

  it('may take its start apart and let it be drawn', () => {
    const [x, y] = ['start[0]', 'start[1]'].map((role) => ({ role, names: [role], drawn: true, optional: true }));
    expect(
      saidOfStatements(
        ['targets.descent.parameters.0', x],
        ['targets.descent.parameters.3', y],
        ['targets.again', undefined],
        ['checks.1.id', 'descent.sweep'],
      ),
    ).toEqual([]);
  });

  for (const [group, cases] of Object.entries(wrong)) {
    describe(`is refused for ${group}`, () => {
      it.each(cases)('$what', ({ changes, says }) => {
        expect(saidOfStatements(...changes)).toEqual(says);
      });
    });
  }
});
