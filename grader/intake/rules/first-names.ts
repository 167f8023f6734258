import { sameName } from '../../contract/names.ts';
import { complaint } from '../problem.ts';
import { show } from '../show.ts';
import type { Rule } from './rule.ts';

/** The first accepted name stands for the target: no two targets have the same. */
export const firstNames: Rule = ({ targets }) => {
  const all = Object.entries(targets);
  return all.flatMap(
    (
      [
        id,
        {
          names: [name = ''],
        },
      ],
      index,
    ) => {
      const before = all.slice(0, index).find(
        ([
          ,
          {
            names: [other = ''],
          },
        ]) => sameName(name, other),
      );
      return before
        ? [
            complaint(
              ['targets', id, 'names', 0],
              `should be another name than that of targets.${before[0]}, but both are ${show(name)}.`,
            ),
          ]
        : [];
    },
  );
};
