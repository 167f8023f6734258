import { checks as kinds } from '../checks/index.ts';
import type { ClassOracle } from '../grading/class-oracle.ts';
import { gradeSubmission } from '../grading/grade-submission.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import type { Report } from '../model/report.ts';
import type { Subject } from '../model/subject.ts';

interface InProcess {
  readonly assignment: Assignment;
  readonly checks: readonly AssignmentCheck[];
  readonly subject: Subject;
  /** One for all subjects of an audit. */
  readonly oracle: ClassOracle;
  readonly seed: number;
  /** Called between questions. */
  readonly pause: () => Promise<void>;
}

/** Grades a subject of ours, in this process. */
export async function gradeInProcess({ assignment, checks, subject, oracle, seed, pause }: InProcess): Promise<Report> {
  await pause();
  return gradeSubmission({
    assignment,
    assignmentSha256: '',
    checks,
    scope: 'selected',
    by: 'class',
    subject: pausing(subject, pause),
    oracle,
    student: 'audit',
    language: 'python',
    files: [],
    helps: [],
    seed,
    data: (id) => {
      throw new TypeError(`checks that train on ${id} are not asked here`);
    },
    fullTraining: false,
    diagnose: true,
    grader: { name: 'plumbline', version: '' },
    environment: { sandbox: 'none', versions: [] },
    // The report says `grader-error` there.
    onFault: () => undefined,
  });
}

function pausing(subject: Subject, pause: () => Promise<void>): Subject {
  return {
    ...subject,
    run: async (program) => {
      await pause();
      return subject.run(program);
    },
  };
}

/** Why a check cannot be asked of the reference in this process; null where it can. */
export function whyNotAsked({ kind, options }: AssignmentCheck): string | null {
  switch (kind) {
    case 'notebook-variables':
      return 'it leaves no variables behind';
    case 'trains':
      return 'training takes long, and its parts are asked one by one';
    case 'reaches-minimum':
      return options['expect'] === 'leaves' ? 'it goes down from where it is told to, and nowhere else' : null;
    case 'matches-reference':
    case 'gradient-agrees':
    case 'obeys-law':
    case 'follows-trajectory':
    case 'draws-noise':
    case 'layer-gradient-agrees':
    case 'follows-own-layers':
      return null;
  }
}

/** The checks that can be asked of the reference in this process. */
export function askedInProcess({ checks }: Assignment): readonly AssignmentCheck[] {
  return checks.filter((check) => whyNotAsked(check) === null);
}

/** Ids of the targets whose code a check asks besides its own, as its options have it. */
export function alsoAsked({ kind, options }: AssignmentCheck): readonly string[] {
  // The schema ties `options` to `kind`; the type system cannot see that across a registry.
  const named = kinds[kind].alsoNeeds as (options: AssignmentCheck['options']) => readonly string[];
  return named(options);
}
