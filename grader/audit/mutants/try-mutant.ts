import type { AssignmentCheck } from '../../intake/assignment-schema.ts';
import type { CheckResult } from '../../model/report.ts';
import type { AuditContext, Source } from '../section.ts';
import { isAgainst } from '../against.ts';
import { conventionsIn, type Baseline } from './baseline.ts';
import { agreeingCases } from './evidence.ts';
import { harder } from './harder.ts';
import { probesFor, type Probe } from './probes.ts';
import type { Reached } from './reach.ts';
import { stagesFor } from './stages.ts';

/** What became of a mutant. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: string }
  /** Right as well: agrees wherever it was asked, and follows another convention than the solution does. */
  | { readonly kind: 'convention'; readonly followed: readonly string[] }
  /** Agrees wherever it was asked. */
  | { readonly kind: 'equivalent'; readonly inputs: number }
  /** Tries other values than the solution does, where an assignment leaves that open. */
  | { readonly kind: 'choice' }
  /** `caughtBy`, in words: what finds it when more is asked than the assignment asks. */
  | { readonly kind: 'survived'; readonly caughtBy: readonly string[]; readonly checks: readonly string[] };

/** Grades a mutant until a check that is worth points fails; what passes all of them is asked more. */
export async function tryMutant(
  { assignment, grade }: Pick<AuditContext, 'assignment' | 'grade'>,
  mutant: Source,
  reached: Reached,
  baseline: Baseline,
): Promise<Fate> {
  const stages = stagesFor(assignment, reached);
  const asked: CheckResult[] = [];
  for (const stage of stages) {
    const { checks } = await grade(mutant, [...stage], baseline.limits);
    const killer = checks.find((result) => isAgainst(result) && baseline.passes(result.id));
    if (killer) return { kind: 'killed', by: killer.id };
    asked.push(...checks);
  }
  const ids = asked.map(({ id }) => id);
  const survived = (caughtBy: readonly string[]): Fate => ({ kind: 'survived', caughtBy, checks: ids });
  if (reached.isChoice) return { kind: 'choice' };
  if (asked.some(({ status }) => status !== 'passed')) return survived([]);
  const harderChecks = stages.flat().flatMap((check) => harder(check) ?? []);
  const more = harderChecks.length === 0 ? [] : (await grade(mutant, harderChecks, baseline.patientLimits)).checks;
  const found = await caught(more, harderChecks, baseline);
  if (found.length > 0) return survived(found.map((id) => `\`${id}\` with more inputs`));
  if (more.some(({ status }) => status !== 'passed')) return survived([]);

  const probes = probesFor(assignment, reached);
  const { counting, right } = await passedByRight(probes, baseline);
  const checks = counting.map(({ check }) => check);
  const probed = checks.length === 0 ? [] : (await grade(mutant, checks, baseline.patientLimits)).checks;
  const missed = probed.filter(isAgainst).map(({ id }) => id);
  if (missed.length > 0)
    return survived(counting.flatMap(({ check, told }) => (missed.includes(check.id) ? [told] : [])));
  if (probed.some(({ status }) => status !== 'passed')) return survived([]);
  const inputs = agreeingCases({ harder: harderChecks, probes, counting, results: [...more, ...probed] });
  if (inputs === null) return survived([]);
  const usual = [...baseline.conventions(stages.flat()), ...conventionsIn(right)];
  const followed = conventionsIn([...asked, ...probed]).filter((one) => !usual.includes(one));
  return followed.length > 0 ? { kind: 'convention', followed } : { kind: 'equivalent', inputs };
}

/** The probes that the unchanged solution passes; `right`: what came out there. */
async function passedByRight(
  probes: readonly Probe[],
  baseline: Baseline,
): Promise<{ readonly counting: readonly Probe[]; readonly right: readonly CheckResult[] }> {
  if (probes.length === 0) return { counting: [], right: [] };
  const results = await baseline.resultsOf(probes.map(({ check }) => check));
  const right = results.filter(({ status }) => status === 'passed');
  return { counting: probes.filter(({ check }) => right.some(({ id }) => id === check.id)), right };
}

/** Those among the harder checks that fail here, though the unchanged solution passes them. */
async function caught(
  results: readonly CheckResult[],
  checks: readonly AssignmentCheck[],
  baseline: Baseline,
): Promise<readonly string[]> {
  const failed = results.filter(isAgainst).map(({ id }) => id);
  if (failed.length === 0) return [];
  const passed = await baseline.passedOf(checks.filter(({ id }) => failed.includes(id)));
  return failed.filter((id) => passed.includes(id));
}
