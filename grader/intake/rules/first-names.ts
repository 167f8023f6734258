import { sameName } from '../../contract/names.ts';
import { complaint } from '../problem.ts';
import { show } from '../show.ts';
import type { Rule } from './rule.ts';

/** The first accepted name stands for the target: no two targets have the same. */
export const firstNames: Rule = ({ targets }) => {
  const first = Object.entries(targets).map(([id, { names }]) => ({ id, name: names[0] ?? '' }));
  return first.flatMap(({ id, name }, index) => {
    const before = first.slice(0, index).find((other) => sameName(name, other.name));
    if (before === undefined) return [];
    const says = `should be another name than ${show(before.name)} of targets.${before.id}, but was ${show(name)}.`;
    return [complaint(['targets', id, 'names', 0], says)];
  });
};
