import type { TargetSpec } from '../../model/assignment.ts';
import { complaint, keyComplaint, type Complaint } from '../problem.ts';
import { listed, shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { knownOptimizer } from './known-oracle.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** Hyperparameters are those of the oracle; a trajectory is given all of them. */
export const hyperparameterNames: Rule = ({ targets, checks }) => [
  ...Object.entries(targets).flatMap(([id, target]) => keysOf(id, target)),
  ...checks.flatMap((check, index) => {
    const given = optionsOf(check).hyperparameters;
    const target = targetOf(targets, check);
    const known = target && hyperparametersOf(target);
    if (given === undefined || known === undefined) return [];
    const path = ['checks', index, 'options', 'hyperparameters'];
    const unknown = Object.keys(given).filter((name) => !known.names.includes(name));
    const missing = known.names.filter((name) => !Object.hasOwn(given, name));
    const misspelt = unknown.map((name) =>
      keyComplaint([...path, name], shouldName(`a hyperparameter of ${known.whose}`, known.names, name)),
    );
    if (missing.length === 0 || misspelt.length > 0) return misspelt;
    return [
      complaint(
        path,
        `should have all hyperparameters of ${known.whose}, but ${listed(missing, 'and')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      ),
    ];
  }),
];

function keysOf(id: string, target: TargetSpec): readonly Complaint[] {
  const known = hyperparametersOf(target);
  if (known === undefined) return [];
  return target.parameters.flatMap(({ keys = {} }, index) =>
    Object.keys(keys).flatMap((name) =>
      known.names.includes(name)
        ? []
        : [
            keyComplaint(
              ['targets', id, 'parameters', index, 'keys', name],
              shouldName(`a hyperparameter of ${known.whose}`, known.names, name),
            ),
          ],
    ),
  );
}

/** undefined where there are none to speak of, or the oracle does not exist. */
export function hyperparametersOf(
  target: TargetSpec,
): { readonly whose: string; readonly names: readonly string[] } | undefined {
  if ('descentOn' in target.oracle) return { whose: 'gradient descent', names: ['learningRate'] };
  const optimizer = knownOptimizer(target);
  return optimizer && { whose: optimizer.title, names: Object.keys(optimizer.hyperparameters) };
}
