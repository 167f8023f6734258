import { testFunctions } from '../../../reference/functions/index.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { layers, losses } from '../../../reference/mlp/index.ts';
import type { Layer } from '../../../reference/mlp/layer.ts';
import type { Loss } from '../../../reference/mlp/loss.ts';
import { optimizers } from '../../../reference/optimizers/index.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import type { TargetSpec } from '../../model/target.ts';

/** The optimizer of a target; undefined where it has none or names one that does not exist. */
export function knownOptimizer({ oracle }: TargetSpec): Optimizer | undefined {
  return 'optimizer' in oracle ? entry(optimizers, oracle.optimizer) : undefined;
}

export function knownFunction(id: string | undefined): TestFunction | undefined {
  return id === undefined ? undefined : entry(testFunctions, id);
}

/** The layer of a target; undefined where it has none or names one that does not exist. */
export function knownLayer({ oracle }: TargetSpec): Layer | undefined {
  return 'layer' in oracle ? entry(layers, oracle.layer) : undefined;
}

/** The loss of a target; undefined where it has none or names one that does not exist. */
export function knownLoss({ oracle }: TargetSpec): Loss | undefined {
  return 'loss' in oracle ? entry(losses, oracle.loss) : undefined;
}

function entry<Entry>(registry: Readonly<Record<string, Entry>>, id: string): Entry | undefined {
  return Object.hasOwn(registry, id) ? registry[id] : undefined;
}
