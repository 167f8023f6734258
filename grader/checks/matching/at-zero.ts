import type { Roles } from '../../model/roles.ts';

/** So many cases have to be right where no preactivation is 0. */
const FEWEST_RIGHT = 4;

/** Says so where results are wrong only where a preactivation is exactly 0: there it is a choice what the slope is. */
export function onlyAtZero(cases: readonly { readonly roles: Roles; readonly isRight: boolean }[]): string | null {
  const elsewhere = cases.filter(({ roles }) => !(roles.get('preactivation')?.data.includes(0) ?? false));
  const everywhere = cases.every(({ isRight }) => isRight);
  if (elsewhere.length < FEWEST_RIGHT || !elsewhere.every(({ isRight }) => isRight) || everywhere) return null;
  return 'It is wrong only where a preactivation is exactly 0: take one of the accepted slopes there, and the same one throughout.';
}
