import { testFunctions } from '../../../reference/functions/index.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { optimizers } from '../../../reference/optimizers/index.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import type { TargetSpec } from '../../model/assignment.ts';

/** The optimizer of a target; undefined where it has none or names one that does not exist. */
export function knownOptimizer({ oracle }: TargetSpec): Optimizer | undefined {
  return 'optimizer' in oracle ? entry(optimizers, oracle.optimizer) : undefined;
}

export function knownFunction(id: string | undefined): TestFunction | undefined {
  return id === undefined ? undefined : entry(testFunctions, id);
}

function entry<Entry>(registry: Readonly<Record<string, Entry>>, id: string): Entry | undefined {
  return Object.hasOwn(registry, id) ? registry[id] : undefined;
}
