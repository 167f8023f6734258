import { complaint, keyComplaint } from '../problem.ts';
import { shouldBeOneOf, shouldName } from '../show.ts';
import { knownOptimizer } from './known-oracle.ts';
import type { Rule } from './rule.ts';

/** Conventions are choices that the oracle knows. */
export const conventionsExist: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const optimizer = knownOptimizer(target);
    if (target.conventions === undefined || ('optimizer' in target.oracle && optimizer === undefined)) return [];
    const known = optimizer?.conventions ?? {};
    const whose = optimizer === undefined ? 'its oracle' : optimizer.title;
    return Object.entries(target.conventions).flatMap(([name, values]) => {
      const path = ['targets', id, 'conventions', name];
      const choices = Object.hasOwn(known, name) ? known[name]?.map(({ value }) => value) : undefined;
      if (choices === undefined)
        return [keyComplaint(path, shouldName(`a convention of ${whose}`, Object.keys(known), name))];
      return values.flatMap((value, at) =>
        choices.includes(value) ? [] : [complaint([...path, at], shouldBeOneOf(choices, value))],
      );
    });
  });
