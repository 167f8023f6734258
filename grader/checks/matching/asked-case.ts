import { compareTensors } from '../../compare/close.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { Convention } from '../check.ts';
import type { MatchContext } from './candidates.ts';

/** A case that a method was asked, with what it gave. */
export interface AskedCase {
  readonly roles: Roles;
  readonly actual: Roles;
  /** Whether a result, by its role, is right. */
  readonly agrees: (role: string) => boolean;
}

/** What the reference gives for cases of the method that is checked. */
export async function askOracle(
  { oracle, targetId, options }: MatchContext,
  convention: Convention,
  cases: readonly Roles[],
): Promise<readonly Roles[]> {
  const { method = '' } = options;
  const truth = await oracle(convention).ask({ target: targetId, method, cases });
  if (truth.kind !== 'answered') throw new TypeError(`the oracle for ${targetId} did not answer`);
  return truth.answers.map((answer) => (answer.kind === 'results' ? answer.roles : new Map<string, Tensor>()));
}

export function same(
  { options: { tolerance } }: MatchContext,
  expected: Tensor | undefined,
  actual: Tensor | undefined,
): boolean {
  return expected !== undefined && actual !== undefined && compareTensors(expected, actual, tolerance).agrees;
}
