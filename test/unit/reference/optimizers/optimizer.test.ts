import { describe, expect, it } from 'vitest';
import { adam } from '../../../../reference/optimizers/adam.ts';
import { optimizers } from '../../../../reference/optimizers/index.ts';
import { momentum } from '../../../../reference/optimizers/momentum.ts';
import { fullConvention, fullHyperparameters, initialState } from '../../../../reference/optimizers/optimizer.ts';

it('lists eight optimizers under their ids', () => {
  expect(Object.keys(optimizers)).toEqual([
    'gradient-descent',
    'stochastic-gradient-descent',
    'momentum',
    'nesterov',
    'adagrad',
    'rmsprop',
    'adadelta',
    'adam',
  ]);
  for (const [id, optimizer] of Object.entries(optimizers)) expect(optimizer.id).toBe(id);
});

it('starts with zeros for every state variable', () => {
  expect(initialState(adam, 3)).toEqual({ first: [0, 0, 0], second: [0, 0, 0] });
});

describe('fullConvention', () => {
  it('fills in the first choice and keeps what was chosen', () => {
    expect(fullConvention(adam)).toEqual({ epsilon: 'inside-root' });
    expect(fullConvention(adam, { epsilon: 'outside-root' })).toEqual({ epsilon: 'outside-root' });
    expect(fullConvention(momentum)).toEqual({});
  });

  it('refuses a choice and a name that it does not know', () => {
    expect(() => fullConvention(adam, { epsilon: 'above' })).toThrow(
      'The convention epsilon of adam should be one of inside-root, outside-root, but was above.',
    );
    expect(() => fullConvention(adam, { slope: '0' })).toThrow('adam has no convention named slope');
    expect(() => fullConvention(adam, { toString: '0' })).toThrow('adam has no convention named toString');
  });
});

it('fills in the defaults of hyperparameters', () => {
  expect(fullHyperparameters(momentum, { momentum: 0.5 })).toEqual({ learningRate: 0.01, momentum: 0.5 });
});

it('has defaults within the range of every hyperparameter', () => {
  for (const { hyperparameters } of Object.values(optimizers)) {
    for (const { default: value, range } of Object.values(hyperparameters)) {
      expect(value).toBeGreaterThanOrEqual(range[0]);
      expect(value).toBeLessThanOrEqual(range[1]);
      expect(range[0]).toBeGreaterThan(0);
    }
  }
});
