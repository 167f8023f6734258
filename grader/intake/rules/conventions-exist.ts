import { complaint, keyComplaint } from '../problem.ts';
import { shouldBeOneOf, shouldName } from '../show.ts';
import { knownConventions } from './known-conventions.ts';
import type { Rule } from './rule.ts';

/** Conventions are choices that the oracle knows. */
export const conventionsExist: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const known = knownConventions(target);
    if (target.conventions === undefined || known === undefined) return [];
    return Object.entries(target.conventions).flatMap(([name, values]) => {
      const path = ['targets', id, 'conventions', name];
      const choices = Object.hasOwn(known.choices, name) ? known.choices[name] : undefined;
      if (choices === undefined)
        return [keyComplaint(path, shouldName(`a convention of ${known.whose}`, Object.keys(known.choices), name))];
      return values.flatMap((value, at) =>
        choices.includes(value) ? [] : [complaint([...path, at], shouldBeOneOf(choices, value))],
      );
    });
  });
