import { compareTensors } from '../../compare/close.ts';
import type { Part } from '../../findings/differences.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { TargetSpec } from '../../model/target.ts';
import { truthOf } from '../../oracles/truths.ts';
import type { Convention } from '../check.ts';
import type { MatchContext } from './candidates.ts';

/** A case that a method was asked, with what it gave. */
export interface AskedCase {
  readonly roles: Roles;
  readonly actual: Roles;
}

/** What a method of a class was asked, and what is right about it. */
export interface Asked {
  readonly target: TargetSpec;
  readonly method: string;
  readonly cases: readonly AskedCase[];
  /** All results of the method. */
  readonly parts: readonly Part[];
  /** Accepted ones, the likeliest first. */
  readonly conventions: readonly Convention[];
  readonly tolerance: Tolerance;
}

/** What the reference gives for a method, with known mistakes put into it. */
export function truthWith(
  { target, method }: Pick<Asked, 'target' | 'method'>,
  convention: Convention,
  mistakes: readonly string[] = [],
): (roles: Roles) => Roles {
  const truth = truthOf(target, convention, mistakes);
  const answer = truth?.kind === 'class' ? truth.methods[method] : undefined;
  if (answer === undefined) throw new TypeError(`the reference has no method ${method}`);
  return answer;
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
  tolerance: Pick<Tolerance, 'relative' | 'absolute'>,
  expected: Tensor | undefined,
  actual: Tensor | undefined,
): boolean {
  return expected !== undefined && actual !== undefined && compareTensors(expected, actual, tolerance).agrees;
}
