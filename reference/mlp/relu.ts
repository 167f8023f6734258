import { map } from '../numeric/matrix.ts';
import { choiceOf } from './convention.ts';
import type { Layer } from './layer.ts';
import { aroundZero, linearConventions, linearLayer } from './linear-layer.ts';
import { slopeAround } from './slope-around.ts';
import { reluMisconceptions } from './relu-misconceptions.ts';

const id = 'relu';

const conventions = {
  ...linearConventions,
  slopeAtZero: [
    { value: 'below', text: 'slope 0 at exactly 0' },
    { value: 'above', text: 'slope 1 at exactly 0' },
  ],
} as const;

/** ReLU: u for u > 0, 0 otherwise. */
export const relu: Layer = linearLayer({
  id,
  title: 'Linear layer with ReLU',
  source: 'V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines" (2010)',
  conventions,
  misconceptions: reluMisconceptions,
  initial: aroundZero,
  // Not `u > 0 ? u : 0`: what is not a number stays so.
  activation: (preactivation) => map(preactivation, (u) => (u <= 0 ? 0 : u)),
  derivative(preactivation, _exponent, convention) {
    const atZero = choiceOf({ id, conventions }, 'slopeAtZero', convention) === 'below' ? 0 : 1;
    return {
      slope: map(preactivation, (u) => slopeAround(u, { above: 1, at: atZero, below: 0 })),
      exponentSlope: null,
    };
  },
});
