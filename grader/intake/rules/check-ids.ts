import { complaint } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import type { Rule } from './rule.ts';
import { targetIdOf } from './target-of.ts';

/** The part of a check's id before the dot is a target, and no id is there twice. */
export const checkIds: Rule = ({ checks, targets }) => {
  const first = new Map<string, number>();
  return checks.flatMap(({ id }, index) => {
    const path = ['checks', index, 'id'];
    const target = targetIdOf(id);
    const before = first.get(id);
    if (before !== undefined)
      return [complaint(path, `should be unique, but ${show(id)} is also the id of checks[${before}].`)];
    first.set(id, index);
    return Object.hasOwn(targets, target)
      ? []
      : [complaint(path, shouldName('a target before the dot', Object.keys(targets), target))];
  });
};
