import type { Honest } from './expected-schema.ts';

/** What each check is worth, and which checks it builds on: those of the assignment. */
export type Worth = readonly {
  readonly id: string;
  readonly points: number;
  readonly requires?: readonly string[];
}[];

/**
 * What honest code with the same answers gets.
 *
 * @param pointsOf the points of an honest submission
 * @throws Error for a check that there is not, or one that is said to pass though what it builds on does not
 */
export function honestPoints(
  name: string,
  honest: Honest,
  pointsOf: (student: string) => number,
  checks: Worth,
): number {
  if (honest === 'nothing') return 0;
  if (typeof honest !== 'string') return sumOf(honest, checks);
  const language = name.endsWith('-typescript') ? 'typescript' : 'python';
  return pointsOf(honest === 'right' || honest === 'wrong' ? `honest-${honest}-${language}` : honest);
}

function sumOf(passed: readonly string[], checks: Worth): number {
  const points = passed.map((id) => {
    const check = checks.find((one) => one.id === id);
    if (check === undefined) throw new Error(`There is no check ${id}.`);
    const lacking = check.requires?.find((one) => !passed.includes(one));
    if (lacking !== undefined) throw new Error(`Without ${lacking} there is no ${id}.`);
    return check.points;
  });
  return points.reduce((sum, one) => sum + one, 0);
}
