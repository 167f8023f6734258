import { isDeepStrictEqual } from 'node:util';
import { sameName } from '../../contract/names.ts';
import type { TargetSpec } from '../../model/target.ts';
import { complaint } from '../problem.ts';
import { show } from '../show.ts';
import type { Rule } from './rule.ts';

/**
 * The first accepted name stands for the target: no two targets have the same. One thing under two headings is no such case: what
 * is asked alike and held to the same reference may have one name twice.
 */
export const firstNames: Rule = ({ targets }) => {
  const first = Object.entries(targets).map(([id, target]) => ({ id, target, name: target.names[0] ?? '' }));
  return first.flatMap(({ id, target, name }, index) => {
    const before = first
      .slice(0, index)
      .find((other) => sameName(name, other.name) && !isOneThing(target, other.target));
    if (before === undefined) return [];
    const says = `should be another name than ${show(before.name)} of targets.${before.id}, but was ${show(name)}.`;
    return [complaint(['targets', id, 'names', 0], says)];
  });
};

function isOneThing(one: TargetSpec, other: TargetSpec): boolean {
  return (['oracle', 'conventions', 'parameters', 'results', 'methods', 'attributes'] as const).every((key) =>
    isDeepStrictEqual(one[key], other[key]),
  );
}
