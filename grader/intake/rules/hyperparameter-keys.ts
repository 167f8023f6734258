import { keyComplaint } from '../problem.ts';
import { shouldName } from '../show.ts';
import { hyperparametersOf } from './hyperparameters-of.ts';
import type { Rule } from './rule.ts';

/** `keys` says for hyperparameters of the oracle how the dictionary calls them. */
export const hyperparameterKeys: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const known = hyperparametersOf(target);
    if (known === undefined) return [];
    return target.parameters.flatMap(({ keys = {} }, index) =>
      Object.keys(keys)
        .filter((name) => !known.names.includes(name))
        .map((name) =>
          keyComplaint(
            ['targets', id, 'parameters', index, 'keys', name],
            shouldName(`a hyperparameter of ${known.whose}`, known.names, name),
          ),
        ),
    );
  });
