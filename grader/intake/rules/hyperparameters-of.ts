import type { TargetSpec } from '../../model/target.ts';
import { knownOptimizer } from './known-oracle.ts';

/** undefined where there are none to speak of, or the oracle does not exist. */
export function hyperparametersOf(
  target: TargetSpec,
): { readonly whose: string; readonly names: readonly string[] } | undefined {
  if ('descentOn' in target.oracle) return { whose: 'gradient descent', names: ['learningRate'] };
  const optimizer = knownOptimizer(target);
  return optimizer && { whose: optimizer.title, names: Object.keys(optimizer.hyperparameters) };
}
