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

  it('has nothing to fill in where there is no choice', () => {
    const sample = { id: 'sample', conventions: { none: [] } };
    expect(() => fullConvention(sample)).toThrow('The convention none of sample should be one of , but was undefined.');
  });

  it('refuses a choice and a name that it does not know', () => {
    expect(() => fullConvention(adam, { epsilon: 'above' })).toThrow(
      'The convention epsilon of adam should be one of inside-root, outside-root, step-size-corrected, but was above.',
    );
    expect(() => fullConvention(adam, { slope: '0' })).toThrow('adam has no convention named slope');
    expect(() => fullConvention(adam, { toString: '0' })).toThrow('adam has no convention named toString');
  });
});

it('fills in the defaults of hyperparameters', () => {
  expect(fullHyperparameters(momentum, { momentum: 0.5 })).toEqual({ learningRate: 0.01, momentum: 0.5 });
});

it('has a title for every hyperparameter and state variable, and writes hyperparameters into the formula by symbol', () => {
  for (const { hyperparameters, state, formula } of Object.values(optimizers)) {
    for (const { title } of [...Object.values(hyperparameters), ...state]) expect(title).toMatch(/^[a-z]+/);
    for (const { symbol } of Object.values(hyperparameters)) {
      expect(symbol).not.toBe('');
      expect(formula).toMatch(new RegExp(`\\b${symbol}\\b`));
    }
  }
});

it('spreads draws over powers of ten where the range spans more than two of them', () => {
  for (const { hyperparameters } of Object.values(optimizers))
    for (const { range, scale } of Object.values(hyperparameters))
      expect(scale).toBe(range[1] / range[0] > 100 ? 'logarithmic' : 'linear');
});

it('says of a state variable that it has any sign where a step leaves it negative', () => {
  for (const optimizer of Object.values(optimizers)) {
    const hyperparameters = fullHyperparameters(optimizer);
    const step = { theta: [0], gradient: [-2], state: initialState(optimizer, 1), iteration: 1, hyperparameters };
    const { state } = optimizer.step(step);
    for (const { name, sign } of optimizer.state)
      expect(sign).toBe((state[name]?.[0] ?? NaN) < 0 ? 'any' : 'non-negative');
  }
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
