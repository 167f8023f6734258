import type { TargetSpec } from '../../model/target.ts';

/** The layer whose outputs a loss takes; every other one is a hidden layer. */
const OUTPUT_LAYER = 'logits';

/** What a target is within a network; null where it cannot be part of one. */
export function partOf(target: TargetSpec | undefined): 'hidden' | 'output' | 'loss' | null {
  if (target === undefined) return null;
  if ('loss' in target.oracle) return 'loss';
  if (!('layer' in target.oracle)) return null;
  return target.oracle.layer === OUTPUT_LAYER ? 'output' : 'hidden';
}
