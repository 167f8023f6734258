import { complaint } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import type { Rule } from './rule.ts';

/** A mistake is paid for by another check, shown by a third, and in the end paid for by somebody. */
export const followThrough: Rule = ({ checks }) => {
  const ids = checks.map(({ id }) => id);
  const payers = new Map(checks.map(({ id, followThrough: through }) => [id, through?.paidBy]));
  return checks.flatMap(({ id, followThrough: through }, index) => {
    if (through === undefined) return [];
    const problems = (['paidBy', 'shownBy'] as const).flatMap((field) => {
      const named = through[field];
      const path = ['checks', index, 'followThrough', field];
      if (named === id) return [complaint(path, `should name another check, but ${show(id)} is the check itself.`)];
      return ids.includes(named) ? [] : [complaint(path, shouldName('a check', ids, named))];
    });
    if (problems.length > 0) return problems;
    const path = ['checks', index, 'followThrough'];
    if (through.paidBy === through.shownBy) {
      return [
        complaint(
          path,
          `should have two different checks, but \`paidBy\` and \`shownBy\` are both ${show(through.paidBy)}.`,
        ),
      ];
    }
    const circle = circleFrom(id, payers);
    // Told once, at the first of them.
    return circle === null || circle.some((passed) => ids.indexOf(passed) < index)
      ? []
      : [
          complaint(
            [...path, 'paidBy'],
            `should not lead back to the check itself: nobody pays in the circle ${listed(circle, 'and')}.`,
          ),
        ];
  });
};

/** The checks passed on the way back to `id`; null when the way ends elsewhere. */
function circleFrom(id: string, payers: ReadonlyMap<string, string | undefined>): readonly string[] | null {
  const passed = [id];
  for (let next = payers.get(id); next !== undefined; next = payers.get(next)) {
    if (next === id) return passed;
    if (passed.includes(next)) return null;
    passed.push(next);
  }
  return null;
}
