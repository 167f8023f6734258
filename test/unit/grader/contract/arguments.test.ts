import { describe, expect, it } from 'vitest';
import { argumentFor, arrange } from '../../../../grader/contract/arguments.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { ParameterSpec } from '../../../../grader/model/target.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import { parametersOf, taking } from '../../../fixtures/subjects/values.ts';
import type { Signature } from '../../../../grader/model/value.ts';

const specs: readonly ParameterSpec[] = [
  { role: 'start', names: ['start', 'value', 'x'] },
  { role: 'hyperparameters.learningRate', names: ['learning_rate', 'lr'] },
  { role: 'epochs', names: ['epochs', 'training_epochs', 'n'] },
];
const signature = (...names: string[]): Signature | undefined => parametersOf(taking(names, () => 0));
const order = (given: readonly ParameterSpec[], ...names: string[]): unknown => {
  const arranged = arrange(given, signature(...names), 'f');
  return arranged.kind === 'arranged'
    ? arranged.parameters.map(({ role }) => role.replace('hyperparameters.', ''))
    : arranged.problem;
};

describe('arrange', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['the assignment’s order', ['start', 'learning_rate', 'epochs'], ['start', 'learningRate', 'epochs']],
    ['another order', ['value', 'epochs', 'lr'], ['start', 'epochs', 'learningRate']],
    ['camelCase', ['trainingEpochs', 'learningRate', 'x'], ['epochs', 'learningRate', 'start']],
    ['capitals', ['N', 'LR', 'X'], ['epochs', 'learningRate', 'start']],
    ['unknown names', ['a', 'b', 'c'], ['start', 'learningRate', 'epochs']],
    ['one known name among unknown ones', ['n', 'a', 'b'], ['epochs', 'start', 'learningRate']],
    ['defaults', ['x', 'lr=', 'epochs='], ['start', 'learningRate', 'epochs']],
    ['a further parameter with a default', ['x', 'lr', 'n', 'verbose='], ['start', 'learningRate', 'epochs']],
    ['any number of them', ['*args'], ['start', 'learningRate', 'epochs']],
    ['a known name and any number', ['epochs', '*args'], ['epochs', 'start', 'learningRate']],
  ])('understands %s', (_, names, expected) => {
    expect(order(specs, ...names)).toEqual(expected);
  });

  it('keeps the assignment’s order when nothing is told of the parameters', () => {
    expect(arrange(specs, undefined, 'f')).toEqual({
      kind: 'arranged',
      parameters: specs,
      names: ['start', 'learning_rate', 'epochs'],
    });
  });

  it('tells the student’s own names', () => {
    const arranged = arrange(specs, signature('n', 'a', 'lr'), 'f');
    expect(arranged.kind === 'arranged' && arranged.names).toEqual(['n', 'a', 'lr']);
  });

  it('says what is asked and what is there when parameters are missing or too many', () => {
    expect(order(specs, 'x', 'lr')).toBe('`f` should take 3 (start, learning_rate, epochs), but takes 2 (x, lr).');
    expect(order(specs, 'x', 'lr', 'n', 'momentum')).toBe(
      '`f` should take 3 (start, learning_rate, epochs), but takes 4 (x, lr, n, momentum).',
    );
    expect(order(specs)).toContain('takes 0 (nothing)');
    expect(order([], 'x')).toContain('should take 0 (nothing)');
  });

  it('does without what is optional, and gives it where it is wanted', () => {
    const optional = specs.map((spec) => (spec.role === 'epochs' ? { ...spec, optional: true } : spec));
    expect(order(optional, 'x', 'lr')).toEqual(['start', 'learningRate']);
    expect(order(optional, 'x', 'lr', 'n')).toEqual(['start', 'learningRate', 'epochs']);
  });

  it('never gives one argument twice', () => {
    expect(order(specs, 'x', 'value', 'start')).toEqual(['start', 'learningRate', 'epochs']);
  });
});

describe('argumentFor', () => {
  const roles: Roles = new Map([
    ['theta', vector([3, 4])],
    ['iteration', scalar(5)],
    ['epochs', scalar(10)],
    ['hyperparameters.learningRate', scalar(0.1)],
    ['hyperparameters.momentum', scalar(0.9)],
  ]);

  it('gives elements as numbers, vectors as arrays, counts as whole numbers', () => {
    expect(argumentFor({ role: 'theta[1]', names: ['y'] }, roles, 'python')).toEqual({ kind: 'number', value: 4 });
    expect(argumentFor({ role: 'theta', names: ['w'] }, roles, 'python')).toEqual({
      kind: 'array',
      shape: [2],
      data: [3, 4],
    });
    expect(argumentFor({ role: 'epochs', names: ['n'] }, roles, 'python')).toEqual({
      kind: 'number',
      value: 10,
      whole: true,
    });
    expect(argumentFor({ role: 'hyperparameters.learningRate', names: ['lr'] }, roles, 'python')).toEqual({
      kind: 'number',
      value: 0.1,
    });
  });

  it('counts the iteration from where the assignment does', () => {
    const value = (from?: 0 | 1): unknown =>
      argumentFor({ role: 'iteration', names: ['i'], ...(from !== undefined && { from }) }, roles, 'python');
    expect([value(), value(1), value(0)]).toEqual(
      [5, 5, 4].map((count) => ({ kind: 'number', value: count, whole: true })),
    );
  });

  it('gives hyperparameters under the keys of the course', () => {
    const spec = { role: 'hyperparameters', names: ['h'], keys: { learningRate: 'alpha', momentum: 'gamma' } };
    expect(argumentFor(spec, roles, 'python')).toEqual({
      kind: 'record',
      entries: new Map([
        ['alpha', { kind: 'number', value: 0.1 }],
        ['gamma', { kind: 'number', value: 0.9 }],
      ]),
    });
  });

  it('throws for a role without a value: that is our fault', () => {
    expect(() => argumentFor({ role: 'gradient', names: ['g'] }, roles, 'python')).toThrow(
      'the role gradient has no value',
    );
    expect(() => argumentFor({ role: 'theta[2]', names: ['z'] }, roles, 'python')).toThrow('no element 2');
  });
});
