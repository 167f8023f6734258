import { complaint, keyComplaint } from '../problem.ts';
import { listed, shouldName } from '../show.ts';
import { optionsOf } from './check-options.ts';
import { hyperparametersOf } from './hyperparameters-of.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** A trajectory is given all hyperparameters of its oracle, and no others. */
export const hyperparametersGiven: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const given = optionsOf(check).hyperparameters;
    const target = targetOf(targets, check);
    const known = target && hyperparametersOf(target);
    if (given === undefined || known === undefined) return [];
    const path = ['checks', index, 'options', 'hyperparameters'];
    const unknown = Object.keys(given)
      .filter((name) => !known.names.includes(name))
      .map((name) =>
        keyComplaint([...path, name], shouldName(`a hyperparameter of ${known.whose}`, known.names, name)),
      );
    const missing = known.names.filter((name) => !Object.hasOwn(given, name));
    // A misspelt one is not also missing.
    if (missing.length === 0 || unknown.length > 0) return unknown;
    return [
      complaint(
        path,
        `should have all hyperparameters of ${known.whose}, but ${listed(missing, 'and')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      ),
    ];
  });
