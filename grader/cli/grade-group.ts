import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { terminalText } from '../../reports/escape/terminal.ts';
import { githubAnnotations, githubSummary, gradesCsv, junitXml } from '../../reports/index.ts';
import type { Pages } from '../../reports/index.ts';
import type { FoundSubmission } from '../intake/find-submissions.ts';
import { readSubmission } from '../intake/read-submission.ts';
import { safeFolderNames } from '../intake/safe-folder-name.ts';
import { landscapesOf } from '../grading/landscapes.ts';
import type { AssignmentCheck } from '../intake/assignment-schema.ts';
import type { Report } from '../model/report.ts';
import type { ClassRow, ClassSummary } from '../model/class-summary.ts';
import type { Landscape } from '../model/plot.ts';
import { environmentWith } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import { createJudge } from './judge.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import type { Machine } from './machine.ts';
import { createReportWriter, writeWhole } from './output.ts';
import { createProgress } from './progress.ts';
import type { Project } from './project.ts';
import type { Streams } from './streams.ts';
import { rowOf, summaryOf } from './summary.ts';
import { toldResult } from './told-result.ts';

export type Format = 'junit' | 'github';

export interface GradeGroup {
  readonly project: Project;
  readonly machine: Machine;
  readonly streams: Streams;
  readonly pages: Pages;
  readonly loaded: LoadedAssignment;
  readonly checks: readonly AssignmentCheck[];
  readonly dataSets: DataSets;
  readonly scope: Report['scope'];
  readonly submissions: readonly FoundSubmission[];
  /** Students to grade now; empty for all. The others keep the reports that they have. */
  readonly only: readonly string[];
  /** Folder of this assignment's results. */
  readonly out: string;
  readonly jobs: number;
  readonly seed: number;
  /** Whether networks are trained for all their epochs. */
  readonly fullTraining: boolean;
  /** Whether mistakes are named. */
  readonly diagnosis: boolean;
  readonly quiet: boolean;
  readonly formats: readonly Format[];
}

/** Grades the submissions of one assignment; each report is written as soon as it is there. */
export async function gradeGroup(group: GradeGroup): Promise<ClassSummary> {
  const { streams, pages, loaded, out, seed, checks, scope } = group;
  const isStopped = (): boolean => streams.stop.aborted;
  const stagingBase = await mkdtemp(join(tmpdir(), 'plumbline-'));
  const write = createReportWriter();
  let landscapes: ReadonlyMap<string, Landscape> = new Map();
  const folders = safeFolderNames(group.submissions.map(({ student }) => student));
  const chosen = group.submissions.filter(({ student }) => group.only.length === 0 || group.only.includes(student));
  const progress = createProgress(streams, chosen.length, group.quiet);
  const tellFault = (student: string, where: string, error: unknown): void => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    streams.warn(terminalText(`${student}: ${where}: the grader failed: ${what}`));
  };
  const judge = createJudge({
    ...group,
    by: 'class',
    stagingBase,
    onFault: tellFault,
  });
  const rows = new Map<string, ClassRow>();
  const kept: Report[] = [];

  const gradeAndWrite = async (submission: FoundSubmission): Promise<void> => {
    const began = streams.now();
    const folder = folders.get(submission.student) ?? submission.student;
    const read = await readSubmission(submission, loaded.assignment);
    const { report, cpuSeconds } = await judge.judge(submission.student, read);
    // What was being graded when the run was stopped was cut short by us: it is not a result.
    if (isStopped()) return;
    landscapes = landscapesOf(
      report.checks.flatMap(({ plots }) => plots),
      landscapes,
    );
    await writeWhole(join(out, folder, 'report.json'), write(report));
    await writeWhole(
      join(out, folder, 'index.html'),
      pages.student(report, landscapes, { classPage: '../index.html' }),
    );
    await writeWhole(
      join(out, folder, 'timing.json'),
      `${JSON.stringify({ seconds: (streams.now() - began) / 1000, cpuSeconds })}\n`,
    );
    rows.set(submission.student, rowOf(report, folder));
    if (group.formats.length > 0)
      kept.push({ ...report, pictures: [], checks: report.checks.map((check) => ({ ...check, plots: [] })) });
    progress.done(submission.student, toldResult(report));
  };
  /** What goes wrong with one submission must cost neither its row in the table nor the others theirs. */
  const gradeOne = async (submission: FoundSubmission): Promise<void> => {
    if (isStopped()) return;
    try {
      await gradeAndWrite(submission);
    } catch (error) {
      if (isStopped()) return;
      const { student } = submission;
      const what = error instanceof Error ? error.message : String(error);
      tellFault(student, 'this submission', error);
      rows.set(
        student,
        notGraded(group, student, folders.get(student) ?? student, `The grader itself failed here: ${what}`),
      );
    }
  };

  const stop = (): void => void judge.stop();
  streams.stop.addEventListener('abort', stop);
  try {
    const limit = pLimit(group.jobs);
    await Promise.all(chosen.map((submission) => limit(() => gradeOne(submission))));
  } finally {
    streams.stop.removeEventListener('abort', stop);
    progress.end();
    await rm(stagingBase, { recursive: true, force: true });
  }

  const all = await Promise.all(
    group.submissions.map(
      async ({ student }) =>
        rows.get(student) ??
        (await earlierRow(group, folders.get(student) ?? student)) ??
        notGraded(group, student, folders.get(student) ?? student, 'Not graded yet.'),
    ),
  );
  const summary = summaryOf({ ...loaded, checks, scope, seed, rows: all });
  await writeClass(group, summary, kept);
  return summary;
}

async function writeClass(
  { out, pages, formats, streams }: GradeGroup,
  summary: ClassSummary,
  kept: readonly Report[],
): Promise<void> {
  await writeWhole(join(out, 'index.html'), pages.classPage(summary));
  await writeWhole(join(out, 'grades.csv'), gradesCsv(summary));
  const reports = kept.toSorted((one, other) => (one.submission.student < other.submission.student ? -1 : 1));
  for (const format of formats) {
    switch (format) {
      case 'junit':
        await writeWhole(join(out, 'junit.xml'), junitXml(reports));
        break;
      case 'github':
        await writeWhole(join(out, 'summary.md'), githubSummary(summary));
        streams.print(githubAnnotations(reports).trimEnd());
        break;
    }
  }
}

/** A submission that this run did not grade keeps the row of its report, if that was made in the same way. */
async function earlierRow(group: GradeGroup, folder: string): Promise<ClassRow | null> {
  try {
    const report = JSON.parse(await readFile(join(group.out, folder, 'report.json'), 'utf8')) as Report;
    const madeAlike =
      report.assignment.sha256 === group.loaded.sha256 &&
      report.scope === group.scope &&
      report.seed === group.seed &&
      report.grader.version === group.project.version &&
      JSON.stringify(report.environment) === JSON.stringify(environmentWith(group.machine.environment, group.dataSets));
    return madeAlike ? rowOf(report, folder) : null;
  } catch {
    return null;
  }
}

/** Nobody is lost from the table. */
function notGraded({ checks }: GradeGroup, student: string, folder: string, why: string): ClassRow {
  const maxPoints = checks.reduce((sum, { points }) => sum + points, 0);
  const undecided = checks.map(({ id }) => id);
  return { student, folder, total: { points: null, maxPoints, earned: 0, undecided }, checks: [], attention: [why] };
}
