import fc from 'fast-check';
import { optimizerOf } from '../../oracles/truths.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { dimensionOf } from '../inputs/cases.ts';

type Range = readonly [low: number, high: number];

/**
 * In standard deviations, how large the gradients are at which the noise is looked at, one case each: noise that comes with
 * large gradients only, or grows with them, shows.
 */
const GRADIENTS: readonly Range[] = [
  [0.1, 0.9],
  [1, 3],
  [3, 6],
  [6, 9.5],
  [11, 30],
  [30, 60],
  [60, 120],
  [120, 300],
];
/** Noise put on the position or the velocity is divided by the learning rate when it is read as noise of the gradient. */
const RATES: readonly Range[] = [0.02, 0.03, 0.045, 0.067, 0.1, 0.15, 0.22, 0.33].map((low) => [low, 1.5 * low]);
const THETAS: readonly Range[] = [0.2, 1, 3, 9, 25, 80, 250, 800].map((low) => [low, 1.5 * low]);
/** Not the first: a rule that fails there only, for it counts from 0, is paid for where the rule is judged. */
const ITERATIONS: readonly Range[] = [2, 4, 7, 12, 30, 100, 300, 1000].map((low) => [low, low + (low >> 1)]);

/** Squared state is at least this large, in standard deviations, so that a step rises with its gradient wherever noise is. */
const LEAST_STATE: Range = [12, 20];
/** Means of gradients are this small against the root of squared state: large ones would turn the step around. */
const MOMENTS = 0.02;
/** Decays nearer to 1 leave too little of the gradient. */
const LARGEST_DECAY = 0.95;

/**
 * Steps at which noise is looked at, drawn from the seed: unlike gradients, learning rates, positions, and iterations, each
 * coordinate in an order of its own. State is of the gradient's size, so the result moves with every bit of the gradient.
 */
export function noiseCases(target: TargetSpec, standardDeviation: number, seed: number): readonly Roles[] {
  if (!('optimizer' in target.oracle)) throw new TypeError('noise is asked of an update rule');
  const optimizer = optimizerOf(target.oracle.optimizer);
  const dimension = dimensionOf(target);
  const each = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
    fc.array(item, { minLength: dimension, maxLength: dimension });
  const parts = fc.record({
    gradients: each(signedSizes(GRADIENTS)),
    thetas: each(signedSizes(THETAS)),
    rates: sizes(RATES),
    iterations: sizes(ITERATIONS),
    cases: fc.tuple(
      ...GRADIENTS.map(() =>
        fc.record({
          least: each(within(LEAST_STATE)),
          moments: fc.tuple(...optimizer.state.map(() => each(within([-MOMENTS, MOMENTS])))),
          settings: fc.tuple(
            ...Object.values(optimizer.hyperparameters).map(({ range: [low, high], scale, default: usual }) =>
              scale === 'linear' ? within([low, Math.min(high, LARGEST_DECAY)]) : fc.constant(usual),
            ),
          ),
        }),
      ),
    ),
  });
  const [drawn] = fc.sample(fc.noBias(parts), { seed, numRuns: 1 });
  if (drawn === undefined) throw new TypeError('one sample was asked');
  return drawn.cases.map(({ least, moments, settings }, index) => {
    const gradient = drawn.gradients.map((sized) => short((sized[index] ?? NaN) * standardDeviation));
    const size = gradient.map((value, at) => Math.max(Math.abs(value), (least[at] ?? NaN) * standardDeviation));
    return new Map<string, Tensor>([
      ['theta', vector(drawn.thetas.map((sized) => short(sized[index] ?? NaN)))],
      ['gradient', vector(gradient)],
      ['iteration', scalar(Math.round(drawn.iterations[index] ?? NaN))],
      ...optimizer.state.map(({ name, sign }, state): [string, Tensor] => [
        `state.${name}`,
        vector(size.map((value, at) => short(sign === 'any' ? value * (moments[state]?.[at] ?? NaN) : value * value))),
      ]),
      ...Object.keys(optimizer.hyperparameters).map((name, at): [string, Tensor] => [
        `hyperparameters.${name}`,
        scalar(short((name === 'learningRate' ? drawn.rates[index] : settings[at]) ?? NaN)),
      ]),
    ]);
  });
}

/** One number from each range, in any order. */
function sizes(ranges: readonly Range[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(...ranges.map(within))
    .chain((values) => fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length }));
}

/** Likewise, with signs that take turns: of both signs some are small and some large. */
function signedSizes(ranges: readonly Range[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.tuple(...ranges.map(within)), fc.constantFrom(1, -1))
    .map(([values, sign]) => values.map((value, index) => (index % 2 === 0 ? sign : -sign) * value))
    .chain((values) => fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }));
}

function within([low, high]: Range): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 10_000 }).map((part) => low + (part / 10_000) * (high - low));
}

/** Three digits read well. */
function short(value: number): number {
  return Number(value.toPrecision(3));
}
