import { describe, expect, it } from 'vitest';
import { arrange } from '../../../../grader/contract/arguments.ts';
import type { ParameterSpec } from '../../../../grader/model/target.ts';
import type { Signature } from '../../../../grader/model/value.ts';

const specs: readonly ParameterSpec[] = [
  { role: 'start', names: ['start', 'x0'] },
  { role: 'hyperparameters.learningRate', names: ['learning_rate', 'lr'] },
  { role: 'epochs', names: ['epochs', 'n'] },
];

const required = (names: readonly string[]) => names.map((name) => ({ name, required: true }));

function takes(before: readonly string[], fields: readonly string[]): Signature {
  return { parameters: required([...before, 'options']), variadic: false, fields: required(fields) };
}

describe('a function whose last parameter is an object', () => {
  it('is handed the parameters by its own keys, in whatever order it names them', () => {
    expect(arrange(specs, takes([], ['n', 'learningRate', 'x0']), 'gd')).toEqual({
      kind: 'arranged',
      parameters: [specs[2], specs[1], specs[0]],
      names: ['n', 'learningRate', 'x0'],
      packed: { from: 0, keys: ['n', 'learningRate', 'x0'] },
    });
  });

  it('may take some of them before the object', () => {
    expect(arrange(specs, takes(['begin'], ['lr', 'epochs']), 'gd')).toMatchObject({
      parameters: specs,
      names: ['begin', 'lr', 'epochs'],
      packed: { from: 1, keys: ['lr', 'epochs'] },
    });
  });

  it('is handed nothing by keys that the assignment does not know, and by an unknown one what alone is left', () => {
    expect(arrange(specs, takes([], ['start', 'lr', 'verbose', 'n']), 'gd')).toMatchObject({
      packed: { keys: ['start', 'lr', 'n'] },
    });
    expect(arrange(specs, takes([], ['begin', 'lr', 'epochs']), 'gd')).toMatchObject({
      names: ['lr', 'epochs', 'begin'],
      parameters: [specs[1], specs[2], specs[0]],
    });
  });

  it('fits not, where more than one parameter is without a key, or no key has an accepted name', () => {
    const pattern: Signature = {
      ...takes([], ['begin', 'r', 'epochs']),
      parameters: required(['{ begin, r, epochs }']),
    };
    expect(arrange(specs, pattern, 'gd')).toEqual({
      kind: 'misfit',
      problem:
        '`gd` should take 3 (start, learning_rate, epochs), but takes 1 ({ begin, r, epochs }). The keys of an object should have names that the assignment accepts, such as these.',
    });
    expect(arrange(specs, takes([], ['length']), 'gd')).toMatchObject({ kind: 'misfit' });
  });

  it('is handed a dictionary whole, where that is what is asked for', () => {
    const config: ParameterSpec = { role: 'dictionary', names: ['config', 'm'], entries: { 'state.first': 'm' } };
    const theta: ParameterSpec = { role: 'theta', names: ['w'] };
    const settings: ParameterSpec = { role: 'hyperparameters', names: ['alpha'], keys: { learningRate: 'alpha' } };
    for (const [all, key] of [
      [[theta, config], 'm'],
      [[theta, settings], 'alpha'],
    ] as const) {
      const found = arrange(all, takes(['w'], [key]), 'adam');
      expect(found).toMatchObject({ kind: 'arranged', parameters: all });
      expect(found).not.toHaveProperty('packed');
    }
  });

  it('is handed a lone array as ever, though it reads its length', () => {
    const theta: ParameterSpec = { role: 'theta', names: ['x'] };
    expect(arrange([theta], takes([], ['length']), 'f')).toEqual({
      kind: 'arranged',
      parameters: [theta],
      names: ['options'],
    });
  });
});

describe('a function whose last parameter may be an object', () => {
  const mayTake = (before: readonly string[], last: string, keys: readonly string[]): Signature => ({
    parameters: required([...before, last]),
    variadic: false,
    keys,
  });

  it('is handed one where it cannot be called otherwise, with every key that has an accepted name', () => {
    expect(arrange(specs, mayTake([], 'options', ['n', 'history', 'start', 'x0', 'lr']), 'gd')).toEqual({
      kind: 'arranged',
      parameters: [specs[0], specs[0], specs[1], specs[2]],
      names: ['start', 'x0', 'lr', 'n'],
      packed: { from: 0, keys: ['start', 'x0', 'lr', 'n'] },
      guessed: true,
    });
  });

  it('takes before it what has an accepted name', () => {
    expect(arrange(specs, mayTake(['start'], 'options', ['start', 'lr', 'epochs']), 'gd')).toMatchObject({
      parameters: specs,
      packed: { from: 1, keys: ['lr', 'epochs'] },
    });
    expect(arrange(specs, mayTake(['begin'], 'options', ['lr', 'epochs']), 'gd')).toMatchObject({ kind: 'misfit' });
  });

  it('is called as ever where that is possible', () => {
    for (const many of [specs.slice(0, 1), [specs[0], { ...specs[1], optional: true }] as readonly ParameterSpec[]]) {
      expect(arrange(many, mayTake([], 'options', ['start', 'lr', 'epochs']), 'gd')).toEqual({
        kind: 'arranged',
        parameters: [specs[0]],
        names: ['options'],
      });
    }
    expect(arrange(specs, mayTake(['a', 'b'], 'c', ['start', 'lr', 'epochs']), 'gd')).not.toHaveProperty('packed');
  });

  it('fits not where a parameter that is needed has no key, and is told what keys would do', () => {
    expect(arrange(specs, mayTake([], 'options', ['start', 'epochs']), 'gd')).toEqual({
      kind: 'misfit',
      problem:
        '`gd` should take 3 (start, learning_rate, epochs), but takes 1 (options). The keys of an object should have names that the assignment accepts, such as these.',
    });
  });

  it('is told nothing of keys where it takes more than it is given', () => {
    expect(arrange(specs, mayTake(['x0', 'lr', 'epochs'], 'onStep', ['lr']), 'gd')).toEqual({
      kind: 'misfit',
      problem: '`gd` should take 3 (start, learning_rate, epochs), but takes 4 (x0, lr, epochs, onStep).',
    });
  });

  it('is no object where it is named like a parameter that no key is named like', () => {
    const lone = [{ ...specs[0], optional: true }, specs[1], specs[2]] as readonly ParameterSpec[];
    expect(arrange(lone, mayTake([], 'start', ['lr', 'epochs']), 'gd')).toMatchObject({ kind: 'misfit' });
    expect(arrange(lone, mayTake([], 'x0', ['x0', 'lr', 'epochs']), 'gd')).toMatchObject({ guessed: true });
  });
});
