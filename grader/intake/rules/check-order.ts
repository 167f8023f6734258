import { complaint } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import type { Rule } from './rule.ts';

/** What a check requires is there, is another check, and comes earlier; so nothing can require itself in a circle. */
export const checkOrder: Rule = ({ checks }) => {
  const ids = checks.map(({ id }) => id);
  return checks.flatMap(({ id, requires = [] }, index) =>
    requires.flatMap((required, at) => {
      const path = ['checks', index, 'requires', at];
      if (required === id) return [complaint(path, `should name another check, but ${show(id)} is the check itself.`)];
      const position = ids.indexOf(required);
      if (position === -1) return [complaint(path, shouldName('a check', ids, required))];
      return position > index
        ? [
            complaint(
              path,
              `should name a check that comes earlier, but ${show(required)} comes later, as checks[${position}].`,
            ),
          ]
        : [];
    }),
  );
};
