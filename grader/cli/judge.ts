import { environmentWith } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import type { Workplace } from './machine.ts';
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
import { EVIDENCE_SCHEMA_VERSION } from '../model/evidence.ts';
import type { Evidence } from '../model/evidence.ts';
import { absentAnswers } from '../subject/absent-answers.ts';
import { absentSubject } from '../subject/absent-subject.ts';
import { processSubject } from '../subject/process-subject.ts';
import type { ProcessSubject } from '../subject/process-subject.ts';
import { recordedSubject } from '../subject/recorded-subject.ts';
import type { RecordedSubject } from '../subject/recorded-subject.ts';
import { whatIsAsked, whereAsked } from './receipt.ts';

export interface Judged {
  readonly report: Report;
  /** Processor time that the student's code took, loading and hosts included. */
  readonly cpuSeconds: number;
  /** What was answered. */
  readonly evidence: Evidence;
  /** How many questions had no answer among those that were kept; 0 where the code could be asked. */
  readonly lacking: number;
}

/** Whose answers a submission is judged by. */
export type Answering =
  /** Those of its code; what it answered before is not asked again, where it was asked of the same and in the same place. */
  | { readonly kind: 'code'; readonly earlier: Evidence | null }
  /** Those that were kept; nobody's code runs. */
  | { readonly kind: 'evidence'; readonly evidence: Evidence };

export interface Judge {
  /** Judges one submission and ends everything that was started for it. By its code unless told. */
  readonly judge: (student: string, submission: ReadSubmission, by?: Answering) => Promise<Judged>;
  /** Ends whatever is running now; nothing more is started. */
  readonly stop: () => Promise<void>;
}

export interface JudgeOptions {
  readonly project: Project;
  readonly machine: Workplace;
  /** `fingerprintOf(...)`; unless told, what is answered is good for this run alone. */
  readonly fingerprint?: string;
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
  /** Told of each check before it is run, and of how many there are. */
  readonly onCheck?: GradeSubmission['onCheck'];
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
  let isStopped = false;

  const subjectOf = (submission: ReadSubmission, folder: string): ProcessSubject => {
    if (submission.graded === null || submission.language === null) {
      const problem = submission.problem ?? 'There is no code to run.';
      return {
        ...absentSubject({ kind: submission.isLost ? 'lost' : 'nothing', problem }),
        cpuSeconds: () => 0,
      };
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

  /** Who answers, and where the answers come from. */
  const answering = async (submission: ReadSubmission, by: Answering): Promise<Asked> => {
    const asked = whatIsAsked(assignment, submission);
    const { environment } = machine;
    switch (by.kind) {
      case 'code': {
        const where = whereAsked(options.fingerprint ?? '', machine);
        const holds = by.earlier?.asked === asked && by.earlier.where === where;
        const staged = await stageSubmission(submission.content, options.stagingBase);
        const code = subjectOf(submission, staged.folder);
        return {
          subject: recordedSubject(code, holds ? { answers: by.earlier.answers, asItWas: false } : undefined),
          cpuSeconds: () => code.cpuSeconds(),
          evidence: { schemaVersion: EVIDENCE_SCHEMA_VERSION, asked, where, environment },
          remove: () => staged.remove(),
        };
      }
      case 'evidence': {
        const holds = by.evidence.asked === asked;
        return {
          subject: recordedSubject(
            absentAnswers(submission.language ?? 'python'),
            holds ? { answers: by.evidence.answers, asItWas: true } : undefined,
          ),
          cpuSeconds: () => 0,
          evidence: by.evidence,
          remove: () => Promise.resolve(),
        };
      }
    }
  };

  return {
    judge: async (student, submission, by = { kind: 'code', earlier: null }) => {
      const { subject, cpuSeconds, evidence, remove } = await answering(submission, by);
      running.add(subject);
      // Stopped while the submission was laid out: nothing of it is to start.
      if (isStopped) await subject.close();
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
          environment: environmentWith(evidence.environment, options.dataSets),
          onFault: (checkId, error) => {
            options.onFault(student, checkId, error);
          },
          onCheck: options.onCheck,
        });
        await subject.close();
        const answers = subject.answers();
        return { report, cpuSeconds: cpuSeconds(), evidence: { ...evidence, answers }, lacking: subject.lacking() };
      } finally {
        running.delete(subject);
        await subject.close();
        await remove();
      }
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...running].map((subject) => subject.close()));
    },
  };
}

interface Asked {
  readonly subject: RecordedSubject;
  readonly cpuSeconds: () => number;
  readonly evidence: Omit<Evidence, 'answers'>;
  /** Removes what was laid out for the sandbox. */
  readonly remove: () => Promise<void>;
}

/** Why there is nothing to grade belongs at the top of the page, not behind a list of missing functions. */
function helpsOf({ helps, problem }: ReadSubmission): readonly Help[] {
  return problem === null ? helps : [...helps, { kind: 'files-chosen', message: problem }];
}

function picturesOf({ graded, content }: ReadSubmission): NotebookPictures {
  const bytes = graded === null ? undefined : content.get(graded);
  return graded === null || bytes === undefined ? { pictures: [], helps: [] } : notebookPictures(graded, bytes);
}
