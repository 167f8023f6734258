import type { AskedCase } from './asked-case.ts';

/** So many cases have to be right where no preactivation is 0. */
const FEWEST_RIGHT = 4;

/** Says so where results are wrong only where a preactivation is exactly 0: there it is a choice what the slope is. */
export function onlyAtZero(cases: readonly AskedCase[], roles: readonly string[]): string | null {
  const isRight = (one: AskedCase): boolean => roles.every((role) => one.agrees(role));
  const elsewhere = cases.filter(({ roles: given }) => !(given.get('preactivation')?.data.includes(0) ?? false));
  if (elsewhere.length < FEWEST_RIGHT || !elsewhere.every(isRight) || cases.every(isRight)) return null;
  return 'It is wrong only where a preactivation is exactly 0: take one of the accepted slopes there, and the same one throughout.';
}
