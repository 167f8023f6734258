import type { Assignment, AssignmentCheck } from '../../intake/assignment-schema.ts';
import { targetIdOf } from '../../intake/target-id.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import type { AuditContext, Source } from '../section.ts';

/** What the unchanged solution comes to: a change is held against that. */
export interface Baseline {
  /** For a mutant: one that never comes to an end is soon ended. */
  readonly limits: Assignment['limits'];
  /** For many inputs. */
  readonly patientLimits: Assignment['limits'];
  readonly passes: (checkId: string) => boolean;
  /** What the solution follows in the targets of some checks. */
  readonly conventions: (checks: readonly AssignmentCheck[]) => readonly string[];
  /** Which of some harder checks the unchanged solution passes. */
  readonly passedOf: (checks: readonly AssignmentCheck[]) => Promise<readonly string[]>;
  /** What comes out where the unchanged solution is asked some other checks; those asked before are not asked again. */
  readonly resultsOf: (checks: readonly AssignmentCheck[]) => Promise<readonly CheckResult[]>;
}

/** Processor time that ends what never comes to an end. */
const MUTANT_SECONDS = 3;
const PATIENT_SECONDS = 60;

export async function baselineOf({ assignment, grade }: AuditContext, source: Source): Promise<Baseline> {
  const soon = withSeconds(assignment, Math.min(assignment.limits.cpuSeconds, MUTANT_SECONDS));
  const asked = assignment.checks.filter(({ points }) => points > 0);
  const quick = await grade(source, asked, soon);
  const limits = isAllPassed(quick) ? soon : assignment.limits;
  const { checks } = isAllPassed(quick) ? quick : await grade(source, asked, limits);
  const passed = new Set(checks.filter(({ status }) => status === 'passed').map(({ id }) => id));
  const patientLimits = withSeconds(assignment, Math.max(assignment.limits.cpuSeconds, PATIENT_SECONDS));
  const asideOf = new Map<string, Promise<Report>>();
  return {
    limits,
    patientLimits,
    passes: (id) => passed.has(id),
    conventions: (of) => {
      const targets = new Set(of.map(({ id }) => targetIdOf(id)));
      return conventionsIn(checks.filter(({ target }) => targets.has(target)));
    },
    passedOf: async (harder) => {
      const report = await grade(source, [...harder], patientLimits);
      return report.checks.filter(({ status }) => status === 'passed').map(({ id }) => id);
    },
    resultsOf: async (aside) => {
      const key = JSON.stringify(aside);
      const report = asideOf.get(key) ?? grade(source, [...aside], patientLimits);
      asideOf.set(key, report);
      return (await report).checks;
    },
  };
}

/** The choices that a submission was found to follow, in words. */
export function conventionsIn(results: readonly CheckResult[]): readonly string[] {
  return [
    ...new Set(results.flatMap(({ target, conventions }) => conventions.map(({ text }) => `${target}: ${text}`))),
  ];
}

function withSeconds({ limits }: Assignment, cpuSeconds: number): Assignment['limits'] {
  return { ...limits, cpuSeconds, wallSeconds: Math.max(limits.wallSeconds, 2 * cpuSeconds) };
}

function isAllPassed({ checks }: Report): boolean {
  return checks.every(({ status }) => status === 'passed');
}
