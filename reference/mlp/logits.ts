import { map } from '../numeric/matrix.ts';
import { subtractRowMaxima } from '../numeric/matrix-rows.ts';
import { choiceOf } from './convention.ts';
import type { Layer } from './layer.ts';
import { aroundZero, linearConventions, linearLayer } from './linear-layer.ts';
import { logitsMisconceptions } from './logits-misconceptions.ts';

const linear = linearLayer({
  id: 'logits',
  title: 'Linear output layer',
  source: 'I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section 6.2.2.3',
  conventions: {
    ...linearConventions,
    shift: [
      { value: 'row-maximum', text: 'each row less its largest entry' },
      { value: 'none', text: 'not shifted' },
    ],
  },
  misconceptions: logitsMisconceptions,
  initial: aroundZero,
  activation: (preactivation) => preactivation,
  derivative: (preactivation) => ({ slope: map(preactivation, () => 1), exponentSlope: null }),
});

/**
 * Linear output layer: the logits, each row less its largest entry, which a softmax does not see. Backward knows nothing
 * of the shift: the rows of a softmax's gradient sum to 0, so its gradient is 0.
 */
export const logits: Layer = {
  ...linear,
  forward(parameters, input, convention = {}) {
    const { preactivation } = linear.forward(parameters, input);
    const shifted = choiceOf(linear, 'shift', convention) === 'row-maximum';
    return { preactivation, output: shifted ? subtractRowMaxima(preactivation) : preactivation };
  },
};
