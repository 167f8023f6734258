import { complaint, keyComplaint } from '../problem.ts';
import { optionsOf } from './check-options.ts';
import type { Rule } from './rule.ts';
import { targetOf } from './target-of.ts';

/** The points that a descent writes down are compared where the target has a result for them. */
export const historyKept: Rule = ({ targets, checks }) =>
  checks.flatMap((check, index) => {
    const target = targetOf(targets, check);
    if (target === undefined || optionsOf(check).history !== true) return [];
    const path = ['checks', index, 'options', 'history'];
    if (!('descentOn' in target.oracle))
      return [keyComplaint(path, 'belongs to a target whose oracle has `descentOn`: no other writes down points.')];
    return target.results.some(({ role }) => role === 'history')
      ? []
      : [complaint(path, 'should be false, or the target should have a result with the role "history".')];
  });
