import type { ParameterSpec, ResultSpec } from '../../model/target.ts';
import type { Path } from '../problem.ts';
import type { Given } from './elements-complete.ts';

/** Roles that stand for a dictionary: what it carries is told by its keys. */
export const CONTAINERS: readonly string[] = ['hyperparameters', 'dictionary'];

/** The roles that parameters or results carry, those within dictionaries too, each with its place in the file. */
export function rolesIn(
  specs: readonly (Pick<ParameterSpec, 'role' | 'keys' | 'entries'> | ResultSpec)[],
  path: Path,
): readonly Given[] {
  return specs.flatMap((spec, index): readonly Given[] => {
    const at = [...path, index];
    const { role, entries = {} } = spec;
    const keys = 'keys' in spec ? (spec.keys ?? {}) : {};
    if (role === 'hyperparameters')
      return Object.keys(keys).map((name) => ({ role: `hyperparameters.${name}`, path: [...at, 'keys', name] }));
    if (role === 'dictionary') return Object.keys(entries).map((own) => ({ role: own, path: [...at, 'entries', own] }));
    return [{ role, path: [...at, 'role'] }];
  });
}
