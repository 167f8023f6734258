import type { Hyperparameter } from './optimizer.ts';

/** The learning rate, with the default that suits the optimizer. */
export const learningRate = (value: number): Hyperparameter => ({
  title: 'learning rate',
  symbol: 'alpha',
  default: value,
  range: [1e-3, 0.5],
  scale: 'logarithmic',
});

/** How much of the velocity is kept. */
export const momentumFactor: Hyperparameter = {
  title: 'momentum',
  symbol: 'gamma',
  default: 0.9,
  range: [0.1, 0.99],
  scale: 'linear',
};

/** Keeps a denominator from being zero. */
export const epsilon = (value: number): Hyperparameter => ({
  title: 'epsilon',
  symbol: 'epsilon',
  default: value,
  range: [1e-10, 1e-2],
  scale: 'logarithmic',
});

/** How much of a running mean is kept at each step. */
export const decay = (title: string, symbol: string, value: number): Hyperparameter => ({
  title,
  symbol,
  default: value,
  range: [0.5, 0.999],
  scale: 'linear',
});
