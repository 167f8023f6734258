import { map } from '../numeric/matrix.ts';
import { ones, withActivation, withExponentSlope, withSlope, withSlopes, withUpdate } from './change-layer.ts';
import type { Misconception } from '../misconception.ts';
import { exponentSettings } from './exponent-settings.ts';
import type { Layer } from './layer.ts';
import { leakMisconceptions } from './leaky-relu-misconceptions.ts';
import { linearMisconceptions, slopeMisconceptions } from './linear-misconceptions.ts';
import { updateMisconceptions } from './update-misconceptions.ts';

const { rate, exponentRate } = exponentSettings;

/** The exponent after its step, at whatever bound. */
const boundedBy =
  (bound: (exponent: number) => number) =>
  (right: Layer): Layer =>
    withUpdate(right, (_, before, gradients) => ({
      exponent: bound((before.exponent ?? NaN) - exponentRate * (gradients.exponent ?? NaN)),
    }));

/** Known mistakes in the layer with a learnable exponent. */
export const learnableExponentMisconceptions: readonly Misconception<Layer>[] = [
  ...linearMisconceptions,
  ...slopeMisconceptions,
  ...updateMisconceptions,
  ...leakMisconceptions,
  {
    id: 'powers-of-negatives',
    name: 'powers of negative numbers',
    teacher:
      'Negative preactivations are raised to the power too: the result is not a number, which no factor of 0 undoes.',
    student: 'Try your power on a negative number, and then multiply what comes out by 0.',
    of: (right) =>
      withExponentSlope(
        withSlope(
          withActivation(right, (u, h) => (u < 0 ? NaN : h)),
          (u, slope) => (u < 0 ? NaN : slope),
        ),
        (u, slope) => (u <= 0 ? NaN : slope),
      ),
  },
  {
    id: 'slope-without-exponent',
    name: 'exponent missing as a factor of the slope',
    teacher: 'The slope of u^n is written u^(n-1): the factor n is missing.',
    student: 'The derivative of a power has the exponent in two places: which one do you have?',
    of: (right) => withSlope(right, (u, slope, n) => (u > 0 ? slope / n : slope)),
  },
  {
    id: 'slope-exponent-not-reduced',
    name: 'exponent of the slope not reduced',
    teacher: 'The slope of u^n is written n u^n: the exponent is not made smaller by 1.',
    student: 'The derivative of a power has the exponent in two places: is it the same number in both?',
    of: (right) => withSlope(right, (u, slope) => (u > 0 ? slope * u : slope)),
  },
  {
    id: 'no-logarithm',
    name: 'logarithm missing in the derivative by the exponent',
    teacher: 'The derivative by the exponent is u^n: the factor log(u) is missing.',
    student: 'Write u^n with the number e: what does the derivative by n bring down?',
    of: (right) => withExponentSlope(right, (u, slope, n) => (u > 0 ? u ** n : slope)),
  },
  {
    id: 'power-rule-by-exponent',
    name: 'power rule used for the derivative by the exponent',
    teacher: 'The derivative by the exponent is n u^(n-1): that is the one by u.',
    student: 'Which letter is the variable when you differentiate by the exponent, and which one stands still?',
    of: (right) => withExponentSlope(right, (u, slope, n) => (u > 0 ? n * u ** (n - 1) : slope)),
  },
  {
    id: 'logarithm-alone',
    name: 'power missing in the derivative by the exponent',
    teacher: 'The derivative by the exponent is log(u): the power is missing.',
    student: 'An exponential function comes back when it is differentiated: where is yours?',
    of: (right) => withExponentSlope(right, (u, slope) => (u > 0 ? Math.log(u) : slope)),
  },
  {
    id: 'logarithm-of-base-10',
    name: 'logarithm of base 10',
    teacher: 'The derivative by the exponent has the logarithm of base 10 in place of the natural one.',
    student: 'Which base belongs to the logarithm in the derivative of a power by its exponent?',
    of: (right) => withExponentSlope(right, (u, slope) => (u > 0 ? slope / Math.LN10 : slope)),
  },
  {
    id: 'exponent-slope-summed',
    name: 'derivative by the exponent already summed',
    teacher: 'The derivative by the exponent is one number, the sum over all entries, where a matrix is asked for.',
    student: 'Every entry has a derivative by the exponent of its own: what has to happen before they are added up?',
    of: (right) => ({
      ...withSlopes(right, (slopes) => ({
        ...slopes,
        exponentSlope: slopes.exponentSlope && {
          rows: 1,
          columns: 1,
          data: Float64Array.of(slopes.exponentSlope.data.reduce((sum, one) => sum + one, 0)),
        },
      })),
      // One number times a matrix is that number times every entry.
      backward: (parameters, input, upstream, slopes, convention) => {
        const [total = NaN, ...others] = slopes.exponentSlope?.data ?? [];
        const exponentSlope = others.length === 0 ? map(upstream, () => total) : slopes.exponentSlope;
        return right.backward(parameters, input, upstream, { ...slopes, exponentSlope }, convention);
      },
    }),
  },
  {
    id: 'exponent-without-upstream',
    name: 'gradient from above left out of the exponent',
    teacher: 'The gradient of the exponent leaves out the one from the layer above: the chain rule multiplies by it.',
    student: 'The loss sees the exponent only through the layers above: what do they hand down?',
    of: (right) => ({
      ...right,
      backward: (parameters, input, upstream, slopes, convention) => {
        const back = right.backward(parameters, input, upstream, slopes, convention);
        const alone = right.backward(parameters, input, ones(upstream), slopes, convention);
        return { ...back, gradients: { ...back.gradients, exponent: alone.gradients.exponent } };
      },
    }),
  },
  {
    id: 'exponent-updated-first',
    name: 'slopes of the updated exponent',
    teacher: 'The exponent is updated before the slopes are computed: they are those of another function.',
    student: 'The slopes belong to the exponent of the forward pass: when is it replaced?',
    of: (right) => ({ ...right, learningOrder: 'exponent-first' }),
  },
  {
    id: 'exponent-not-updated',
    name: 'exponent never updated',
    teacher: 'The exponent stays as it was.',
    student: 'Which of the parameters of the layer have changed after its backward pass?',
    of: (right) => withUpdate(right, (_, { exponent }) => ({ exponent })),
  },
  {
    id: 'exponent-unbounded',
    name: 'exponent not kept above its bound',
    teacher: 'The exponent goes below its smallest value.',
    student: 'How small may the exponent become, and what keeps yours from getting smaller?',
    of: boundedBy((exponent) => exponent),
  },
  {
    id: 'exponent-bound-of-1',
    name: 'exponent kept above 1',
    teacher: 'The exponent is kept at 1 or above, where 1.01 is asked for.',
    student: 'Compare the smallest exponent in the text with yours, digit by digit.',
    of: boundedBy((exponent) => Math.max(1, exponent)),
  },
  {
    id: 'rate-of-the-network',
    name: 'learning rate of the network in place of its own',
    teacher:
      'Weights and bias are updated with the learning rate that is handed in; this layer has a fixed one of its own.',
    student: 'Which learning rate does the text give to this layer?',
    of: (right) => ({
      ...right,
      update: (before, gradients, rates) => {
        const after = right.update(before, gradients, rates);
        const farther = (from: number, to: number): number => from + ((to - from) / rate) * rates.learningRate;
        const weights = {
          ...after.weights,
          data: after.weights.data.map((to, at) => farther(before.weights.data[at] ?? NaN, to)),
        };
        return { ...after, weights, bias: after.bias.map((to, at) => farther(before.bias[at] ?? NaN, to)) };
      },
    }),
  },
];
