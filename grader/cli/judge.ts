import { environmentWith } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import type { Machine } from './machine.ts';
import type { Project } from './project.ts';
import { namesOfTarget } from '../contract/forms.ts';
import { surveyedNames } from '../contract/surveyed-names.ts';
import type { AssignmentCheck } from '../intake/assignment-schema.ts';
import type { ReadSubmission } from '../intake/read-submission.ts';
import { notebookPictures, type NotebookPictures } from '../intake/notebook-pictures.ts';
import { stageSubmission } from '../intake/stage-submission.ts';
import { createGate } from '../grading/gate.ts';
import type { Gate } from '../grading/gate.ts';
import { gradeSubmission } from '../grading/grade-submission.ts';
import type { GradeSubmission } from '../grading/grade-submission.ts';
import { oracleFor } from '../grading/class-oracle.ts';
import type { ClassOracle } from '../grading/class-oracle.ts';
import type { Report } from '../model/report.ts';
import type { Help, Subject } from '../model/subject.ts';
import { absentSubject } from '../subject/absent-subject.ts';
import { processSubject } from '../subject/process-subject.ts';
import type { ProcessSubject } from '../subject/process-subject.ts';

export interface Judged {
  readonly report: Report;
  /** Processor time that the student's code took, loading and hosts included. */
  readonly cpuSeconds: number;
}

export interface Judge {
  /** Judges one submission and ends everything that was started for it. */
  readonly judge: (student: string, submission: ReadSubmission) => Promise<Judged>;
  /** Ends whatever is running now. */
  readonly stop: () => Promise<void>;
}

export interface JudgeOptions {
  readonly project: Project;
  readonly machine: Machine;
  readonly loaded: LoadedAssignment;
  readonly checks: readonly AssignmentCheck[];
  readonly scope: Report['scope'];
  readonly seed: number;
  readonly dataSets: DataSets;
  /** `own`: a student checks their own file. */
  readonly by: GradeSubmission['by'];
  /** Whether networks are trained for all their epochs. */
  readonly fullTraining: boolean;
  /** Whether mistakes are named. */
  readonly diagnosis: boolean;
  /** Where submissions are laid out for the sandbox, each in a folder of its own that is removed again. */
  readonly stagingBase: string;
  readonly onFault: (student: string, checkId: string, error: unknown) => void;
  /** Of somebody who has judges for several selections of checks: one for all of them. */
  readonly oracle?: ClassOracle;
  /** Likewise: what goes on alone must not run beside the work of another judge. */
  readonly gate?: Gate;
}

/** A judge for one assignment; the oracle's answers are computed once for all whom it judges. */
export function createJudge(options: JudgeOptions): Judge {
  const { project, machine, loaded, seed, checks, scope } = options;
  const { assignment } = loaded;
  const oracle = options.oracle ?? oracleFor(assignment.targets);
  const gate = options.gate ?? createGate();
  const running = new Set<Subject>();

  const subjectOf = (submission: ReadSubmission, folder: string): ProcessSubject => {
    if (submission.graded === null || submission.language === null) {
      return { ...absentSubject(submission.isLost ? submission.problem : null), cpuSeconds: () => 0 };
    }
    const subject = processSubject({
      sandbox: machine.sandbox,
      language: submission.language,
      folder,
      file: submission.graded,
      wanted: Object.values(assignment.targets).map(namesOfTarget),
      survey: surveyedNames(assignment),
      packages: assignment.environment.python,
      limits: assignment.limits,
      hosts: project.hosts,
      exclusively: gate.alone,
    });
    return {
      ...subject,
      describe: () => gate.shared(() => subject.describe()),
      run: (program) => gate.shared(() => subject.run(program)),
    };
  };

  return {
    judge: async (student, submission) => {
      const staged = await stageSubmission(submission.content, options.stagingBase);
      const subject = subjectOf(submission, staged.folder);
      running.add(subject);
      try {
        const pictures = picturesOf(submission);
        const report = await gradeSubmission({
          assignment,
          assignmentSha256: loaded.sha256,
          checks,
          scope,
          subject,
          oracle,
          student,
          language: submission.language,
          files: submission.files.map((file) => ({ ...file, graded: file.path === submission.graded })),
          helps: [...helpsOf(submission), ...pictures.helps],
          pictures: pictures.pictures,
          seed,
          data: options.dataSets.of,
          by: options.by,
          fullTraining: options.fullTraining,
          diagnose: options.diagnosis,
          grader: { name: 'plumbline', version: project.version },
          environment: environmentWith(machine.environment, options.dataSets),
          onFault: (checkId, error) => {
            options.onFault(student, checkId, error);
          },
        });
        await subject.close();
        return { report, cpuSeconds: subject.cpuSeconds() };
      } finally {
        running.delete(subject);
        await subject.close();
        await staged.remove();
      }
    },
    stop: async () => {
      await Promise.all([...running].map((subject) => subject.close()));
    },
  };
}

/** Why there is nothing to grade belongs at the top of the page, not behind a list of missing functions. */
function helpsOf({ helps, problem }: ReadSubmission): readonly Help[] {
  return problem === null ? helps : [...helps, { kind: 'files-chosen', message: problem }];
}

function picturesOf({ graded, content }: ReadSubmission): NotebookPictures {
  const bytes = graded === null ? undefined : content.get(graded);
  return graded === null || bytes === undefined ? { pictures: [], helps: [] } : notebookPictures(graded, bytes);
}
