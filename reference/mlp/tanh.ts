import { map } from '../numeric/matrix.ts';
import type { Layer } from './layer.ts';
import { aroundZero, linearConventions, linearLayer } from './linear-layer.ts';
import { tanhMisconceptions } from './tanh-misconceptions.ts';

/** Hyperbolic tangent. */
export const tanh: Layer = linearLayer({
  id: 'tanh',
  title: 'Linear layer with tanh',
  source: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Mueller, "Efficient BackProp" (1998)',
  conventions: linearConventions,
  misconceptions: tanhMisconceptions,
  initial: aroundZero,
  activation: (preactivation) => map(preactivation, Math.tanh),
  derivative: (preactivation) => ({
    // 1 - tanh(u)^2 would lose all its digits where it is tiny.
    slope: map(preactivation, (u) => (1 / Math.cosh(u)) ** 2),
    exponentSlope: null,
  }),
});
