import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { terminalLine, terminalText } from '../../reports/escape/terminal.ts';
import { githubAnnotations, githubSummary, gradesCsv, junitXml } from '../../reports/index.ts';
import type { FoundSubmission } from '../intake/find-submissions.ts';
import { readSubmission } from '../intake/read-submission.ts';
import { safeFolderNames } from '../intake/safe-folder-name.ts';
import { landscapesOf } from '../grading/landscapes.ts';
import { GraderError } from '../model/grader-error.ts';
import type { Report } from '../model/report.ts';
import type { ClassRow, ClassSummary } from '../model/class-summary.ts';
import type { Landscape } from '../model/plot.ts';
import type { Format, GradeGroup } from './group.ts';
import { createJudge } from './judge.ts';
import { createReportWriter, writeWhole } from './output.ts';
import { planFor, reportThatHolds } from './plan.ts';
import { pathsFrom } from './paths-from.ts';
import { createProgress } from './progress.ts';
import { isUnguarded, knowsLess, toldLacking, toldUnguarded } from './replayed.ts';
import { reportIn, writeResults } from './result-files.ts';
import { rowOf, summaryOf } from './summary.ts';
import { toldResult } from './told-result.ts';

export interface GradedGroup {
  readonly summary: ClassSummary;
  /** How many results were kept, because the same would have come of them. */
  readonly kept: number;
}

/** Grades the submissions of one assignment; each result is written as soon as it is there. */
export async function gradeGroup(group: GradeGroup): Promise<GradedGroup> {
  const { streams, pages, loaded, seed, checks, scope } = group;
  const isStopped = (): boolean => streams.stop.aborted;
  const write = createReportWriter();
  let landscapes: ReadonlyMap<string, Landscape> = new Map();
  const folders = safeFolderNames(group.submissions.map(({ student }) => student));
  const folderOf = ({ student }: FoundSubmission): string => folders.get(student) ?? student;
  const chosen = group.submissions.filter(({ student }) => group.only.length === 0 || group.only.includes(student));
  const progress = createProgress(streams, chosen.length, group.quiet);
  const tellFault = (student: string, where: string, error: unknown): void => {
    // What has a name of its own says all that there is to say.
    const what = error instanceof GraderError ? error.message : stackOf(error);
    streams.warn(terminalText(`${student}: ${where}: the grader failed: ${what}`));
  };
  const judge = createJudge({ ...group, by: 'class', onFault: tellFault });
  const rows = new Map<string, ClassRow>();
  const reports: Report[] = [];
  const unguarded: string[] = [];
  let kept = 0;
  const take = (submission: FoundSubmission, report: Report, why: readonly string[] = []): void => {
    const row = rowOf(report, folderOf(submission));
    rows.set(submission.student, { ...row, attention: [...why, ...row.attention] });
    if (group.formats.length > 0)
      reports.push({ ...report, pictures: [], checks: report.checks.map((check) => ({ ...check, plots: [] })) });
  };

  const gradeAndWrite = async (submission: FoundSubmission): Promise<void> => {
    const began = streams.now();
    const { student } = submission;
    const folder = join(group.out, folderOf(submission));
    const read = await readSubmission(submission, loaded.assignment);
    const planned = await planFor(group, folder, student, read);
    if (planned.kind === 'kept') {
      kept += 1;
      take(submission, planned.report);
      progress.done(student, `${toldResult(planned.report)} (kept)`);
      return;
    }
    if (planned.kind === 'impossible') {
      rows.set(student, notGraded(group, student, folderOf(submission), planned.why));
      progress.done(student, `not graded: ${planned.why}`);
      return;
    }
    if (planned.by.kind === 'evidence' && isUnguarded(planned.by.evidence)) unguarded.push(student);
    const { report, cpuSeconds, evidence, lacking } = await judge.judge(student, read, planned.by);
    // What was being graded when the run was stopped was cut short by us: it is not a result.
    if (isStopped()) return;
    const earlier = lacking > 0 ? await reportIn(folder) : null;
    if (earlier !== null && knowsLess(report, earlier)) {
      take(submission, report, [toldLacking(lacking)]);
      progress.done(student, `${toldResult(report)}: ${toldLacking(lacking)}`);
      return;
    }
    landscapes = landscapesOf(
      report.checks.flatMap(({ plots }) => plots),
      landscapes,
    );
    await writeResults(folder, {
      made: planned.made,
      report: write(report),
      page: pages.student(report, landscapes, { classPage: '../index.html' }),
      timing: { seconds: (streams.now() - began) / 1000, cpuSeconds },
      evidence: planned.by.kind === 'code' ? evidence : null,
    });
    take(submission, report);
    progress.done(student, toldResult(report));
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
      rows.set(student, notGraded(group, student, folderOf(submission), `The grader itself failed here: ${what}`));
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
  }
  if (unguarded.length > 0) streams.warn(terminalLine(toldUnguarded(unguarded.toSorted())));

  for (const submission of group.submissions.filter(({ student }) => !rows.has(student))) {
    const report = await earlierReport(group, join(group.out, folderOf(submission)), submission);
    // A look at some checks of some students is no table of the class: those who were not asked for are not missing in it.
    if (report === null && scope === 'selected' && !chosen.includes(submission)) continue;
    if (report === null)
      rows.set(
        submission.student,
        notGraded(group, submission.student, folderOf(submission), 'Not graded yet, or not as it is now.'),
      );
    else take(submission, report);
  }
  const all = group.submissions.flatMap(({ student }) => rows.get(student) ?? []);
  const summary = summaryOf({ ...loaded, checks, scope, seed, rows: all });
  await writeClass(group, summary, reports);
  return { summary, kept };
}

/** What is written only when it is asked for. */
const exports: readonly (readonly [Format, string])[] = [
  ['junit', 'junit.xml'],
  ['github', 'summary.md'],
];

async function writeClass(
  { out, pages, formats, streams, submissions }: GradeGroup,
  summary: ClassSummary,
  graded: readonly Report[],
): Promise<void> {
  await writeWhole(join(out, 'index.html'), pages.classPage(summary));
  await writeWhole(join(out, 'grades.csv'), gradesCsv(summary));
  const withoutReport = summary.rows.filter(({ checks }) => checks.length === 0);
  const reports = graded.toSorted((one, other) => (one.submission.student < other.submission.student ? -1 : 1));
  // What an earlier run told of other results would contradict these.
  for (const [format, file] of exports) if (!formats.includes(format)) await rm(join(out, file), { force: true });
  for (const format of formats) {
    switch (format) {
      case 'junit':
        await writeWhole(join(out, 'junit.xml'), junitXml(reports, withoutReport));
        break;
      case 'github':
        await writeWhole(join(out, 'summary.md'), githubSummary(summary));
        streams.print(githubAnnotations(reports, { withoutReport, pathOf: pathsFrom(streams, submissions) }).trimEnd());
        break;
    }
  }
}

/** A submission that this run did not grade keeps its report, if the same would come of it now. */
async function earlierReport(group: GradeGroup, folder: string, submission: FoundSubmission): Promise<Report | null> {
  try {
    const read = await readSubmission(submission, group.loaded.assignment);
    return await reportThatHolds(group, folder, submission.student, read);
  } catch {
    return null;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Nobody is lost from the table. */
function notGraded({ checks }: GradeGroup, student: string, folder: string, why: string): ClassRow {
  const maxPoints = checks.reduce((sum, { points }) => sum + points, 0);
  const undecided = checks.map(({ id }) => id);
  return { student, folder, total: { points: null, maxPoints, earned: 0, undecided }, checks: [], attention: [why] };
}
