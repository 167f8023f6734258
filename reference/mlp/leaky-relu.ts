import { map } from '../numeric/matrix.ts';
import { choiceOf } from './convention.ts';
import type { Layer, LayerConvention } from './layer.ts';
import { LEAK } from './leak.ts';
import { aroundZero, linearConventions, linearLayer } from './linear-layer.ts';
import { slopeAround } from './slope-around.ts';
import { leakyReluMisconceptions } from './leaky-relu-misconceptions.ts';

const conventions = {
  ...linearConventions,
  slopeAtZero: [
    { value: 'below', text: `slope ${LEAK} at exactly 0` },
    { value: 'zero', text: 'slope 0 at exactly 0' },
    { value: 'above', text: 'slope 1 at exactly 0' },
  ],
} as const;

/** Leaky ReLU: u for u > 0, 0.01 u otherwise. */
export const leakyRelu: Layer = linearLayer({
  id: 'leaky-relu',
  title: 'Linear layer with leaky ReLU',
  source:
    'A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013)',
  conventions,
  misconceptions: leakyReluMisconceptions,
  initial: aroundZero,
  activation: (preactivation) => map(preactivation, (u) => (u > 0 ? u : LEAK * u)),
  derivative(preactivation, _exponent, convention) {
    const atZero = slopeAtZero(convention);
    return {
      slope: map(preactivation, (u) => slopeAround(u, { above: 1, at: atZero, below: LEAK })),
      exponentSlope: null,
    };
  },
});

function slopeAtZero(convention: LayerConvention): number {
  const choice = choiceOf({ id: 'leaky-relu', conventions }, 'slopeAtZero', convention);
  return choice === 'below' ? LEAK : choice === 'zero' ? 0 : 1;
}
