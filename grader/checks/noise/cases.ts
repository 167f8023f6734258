import { optimizerOf } from '../../oracles/truths.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { TargetSpec } from '../../model/assignment.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { dimensionOf } from '../inputs/cases.ts';

/** In standard deviations, where the noise is looked at: two unlike gradients, so that noise that grows with the gradient shows. */
const GRADIENTS = [
  [30, -24],
  [-40, 36],
] as const;

/**
 * Steps whose result moves with every bit of the gradient: gradients far from 0 against the noise, and state of their size,
 * so that a squared gradient can be told from its accumulated value.
 */
export function noiseCases(target: TargetSpec, standardDeviation: number): readonly Roles[] {
  if (!('optimizer' in target.oracle)) throw new TypeError('noise is asked of an update rule');
  const optimizer = optimizerOf(target.oracle.optimizer);
  const dimension = dimensionOf(target);
  const spread = (pair: readonly [number, number]): Tensor =>
    vector(Array.from({ length: dimension }, (_, index) => (pair[index % 2] ?? 0) * (1 + (index >> 1))));
  return GRADIENTS.map((gradient) => {
    const size = spread([gradient[0] * standardDeviation, gradient[1] * standardDeviation]);
    return new Map<string, Tensor>([
      ['theta', spread([1, -2])],
      ['gradient', size],
      ['iteration', scalar(4)],
      ...optimizer.state.map(({ name, sign }): [string, Tensor] => [
        `state.${name}`,
        sign === 'any' ? spread([0.5, -0.25]) : { ...size, data: size.data.map((value) => value * value) },
      ]),
      ...Object.entries(optimizer.hyperparameters).map(([name, { default: value }]): [string, Tensor] => [
        `hyperparameters.${name}`,
        scalar(name === 'learningRate' ? 0.1 : value),
      ]),
    ]);
  });
}
