import type { AuditContext, Section, Source } from '../../../../grader/audit/section.ts';
import { gradeInProcess } from '../../../../grader/audit/grade-in-process.ts';
import { referenceOf } from '../../../../grader/audit/reference.ts';
import { oracleFor } from '../../../../grader/grading/class-oracle.ts';
import type { Assignment, AssignmentCheck } from '../../../../grader/intake/assignment-schema.ts';
import type { AuditRow, AuditSection } from '../../../../grader/model/audit-report.ts';
import type { Report } from '../../../../grader/model/report.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import { assignmentNamed } from '../../../fixtures/subjects/grade.ts';

export const gd1d = assignmentNamed('gd-1d');

/** An assignment with some of its checks only, changed or not, and their targets. */
export function withChecks(
  assignment: Assignment,
  changes: Readonly<Record<string, Partial<Pick<AssignmentCheck, 'points'>>>>,
): Assignment {
  const checks = assignment.checks.flatMap((check) => {
    const change = changes[check.id];
    return change === undefined ? [] : [{ ...alone(check), ...change }];
  });
  const targets = Object.entries(assignment.targets).filter(([id]) =>
    checks.some((check) => check.id.startsWith(`${id}.`)),
  );
  return { ...assignment, checks, targets: Object.fromEntries(targets) };
}

function alone(check: AssignmentCheck): AssignmentCheck {
  const copy = { ...check };
  delete copy.followThrough;
  delete copy.requires;
  return copy;
}

/** Asks one section; sources are graded as `grade` has it. */
export function ask(
  section: Section,
  assignment: Assignment,
  others: Partial<AuditContext> = {},
): Promise<AuditSection> {
  return section.run({
    assignment,
    seed: 1,
    solutions: [],
    starters: [],
    grade: () => Promise.reject(new TypeError('nothing is graded here')),
    sideBySide: (jobs) => Promise.all(jobs.map((job) => job())),
    pause: () => Promise.resolve(),
    mostMutants: 1,
    ...others,
  });
}

export function source(file: string, language: Source['language']): Source {
  return { file, language, text: '' };
}

/** What the checks of an assignment say of a subject in this process. */
export function gradeAll(
  assignment: Assignment,
  subject: Subject = referenceOf(assignment),
  checks: readonly AssignmentCheck[] = assignment.checks,
): Promise<Report> {
  return gradeInProcess({
    assignment,
    checks,
    subject,
    oracle: oracleFor(assignment.targets),
    seed: 1,
    pause: () => Promise.resolve(),
  });
}

export function fallingShort({ rows }: AuditSection): readonly AuditRow[] {
  return rows.filter(({ kind }) => kind === 'falls-short');
}
