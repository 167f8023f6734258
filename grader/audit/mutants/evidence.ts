import type { AssignmentCheck } from '../../intake/assignment-schema.ts';
import { targetIdOf } from '../../intake/target-id.ts';
import type { CheckResult } from '../../model/report.ts';
import { LEAST_AGREEING, LEAST_AGREEING_INPUTS } from './harder.ts';
import type { Probe } from './probes.ts';

/** What a changed solution was asked, over and above what the assignment asks. */
export interface MoreAsked {
  /** The checks of the assignment, made harder. */
  readonly harder: readonly AssignmentCheck[];
  readonly probes: readonly Probe[];
  /** Those among the probes that the unchanged solution passes: the others say nothing of a change. */
  readonly counting: readonly Probe[];
  /** All of them passed. */
  readonly results: readonly CheckResult[];
}

/**
 * In how many cases a changed solution agreed; null where that does not show that it is right. All that can be held to the reference
 * has to be, in all its results, and one of them in many inputs; descents and networks are asked in other ways, and all that agreed counts.
 */
export function agreeingCases({ harder, probes, counting, results }: MoreAsked): number | null {
  const cases = results.reduce((sum, one) => sum + one.cases, 0);
  const compared = probes.filter(({ check }) => check.kind === 'matches-reference');
  if (compared.length === 0) return cases < LEAST_AGREEING ? null : cases;
  const complete = harder.filter(comparesAll);
  if (!compared.every((probe) => counting.includes(probe) || complete.some((check) => asksSame(check, probe.check))))
    return null;
  const whole = [...complete, ...counting.filter(({ isWhole }) => isWhole).map(({ check }) => check)];
  const isShown = whole.some(({ id, options }) => {
    const least = options['method'] === undefined ? LEAST_AGREEING_INPUTS : LEAST_AGREEING;
    return results.some((result) => result.id === id && result.cases >= least);
  });
  return isShown ? cases : null;
}

function comparesAll({ kind, options }: AssignmentCheck): boolean {
  return kind === 'matches-reference' && options['compare'] === undefined && options['inputs'] === undefined;
}

function asksSame(one: AssignmentCheck, other: AssignmentCheck): boolean {
  return (
    targetIdOf(one.id) === targetIdOf(other.id) &&
    one.options['method'] === other.options['method'] &&
    one.options['result'] === other.options['result']
  );
}
