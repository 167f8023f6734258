import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { gradientDescent } from './gradient-descent.ts';
import { momentum } from './momentum.ts';
import { nesterov } from './nesterov.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { stochasticGradientDescent } from './stochastic-gradient-descent.ts';

const all: readonly Optimizer[] = [
  gradientDescent,
  stochasticGradientDescent,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adadelta,
  adam,
];

/** Every optimizer by id. */
export const optimizers: Readonly<Record<string, Optimizer>> = Object.fromEntries(all.map((o) => [o.id, o]));
