import { appendFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createPages, githubSummary, loadTemplates, terminalTable } from '../../reports/index.ts';
import { knownAssignments } from '../intake/find-assignments.ts';
import { findSubmissions } from '../intake/find-submissions.ts';
import { GraderError } from '../model/grader-error.ts';
import type { ClassSummary } from '../model/class-summary.ts';
import { findDataSets } from './data-sets.ts';
import type { Format } from './grade-group.ts';
import { gradeGroup } from './grade-group.ts';
import { loadAssignment, mustKnowChecks, selectChecks } from './load-assignment.ts';
import { readyMachine } from './ready-machine.ts';
import type { Project } from './project.ts';
import type { Streams } from './streams.ts';
import { nearest } from '../contract/names.ts';

export interface GradeOptions {
  readonly assignment?: string;
  readonly out: string;
  readonly jobs: number;
  readonly only: readonly string[];
  readonly check: readonly string[];
  readonly seed: number;
  readonly format: readonly Format[];
  readonly sandbox: boolean;
  readonly data?: string;
  readonly fullTraining: boolean;
  /** Whether mistakes are named. */
  readonly diagnosis: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly ci: boolean;
}

/** Grades a folder of submissions. Answers the exit code: 0 all graded, 1 something needs a person (with `--ci`: or a check failed), 2 not finished. */
export async function gradeCommand(
  folder: string,
  options: GradeOptions,
  project: Project,
  streams: Streams,
): Promise<number> {
  const path = resolve(streams.workingFolder, folder);
  await mustBeFolder(path, folder);
  const known = await knownAssignments(project.specs);
  const groups = await findSubmissions(path, {
    known,
    ...(options.assignment !== undefined && { assignment: options.assignment }),
  });
  // Every assignment is read before anything runs: a bad one is refused while nothing is lost.
  const prepared = await Promise.all(
    groups.map(async (group) => {
      const loaded = await loadAssignment(group.assignmentId, project.specs);
      const checks = selectChecks(loaded.assignment, options.check);
      return { group, loaded, checks, dataSets: await findDataSets(loaded.assignment, checks, options.data, streams) };
    }),
  );
  mustKnowChecks(
    prepared.map(({ loaded }) => loaded.assignment),
    options.check,
  );
  mustKnow(
    options.only,
    groups.flatMap(({ submissions }) => submissions.map(({ student }) => student)),
  );
  const { quiet } = options;
  const withoutSandbox = options.sandbox ? 'refuse' : 'wanted';
  const machine = readyMachine({ project, streams, withoutSandbox, quiet, prepared });
  const pages = createPages({ templates: loadTemplates(project.templates) });
  const selected = options.check.length > 0;

  const summaries: ClassSummary[] = [];
  for (const { group, loaded, checks, dataSets } of prepared.filter((one) => one.checks.length > 0)) {
    // Some checks only are no grade: they must not take the place of one.
    const out = join(
      resolve(streams.workingFolder, options.out),
      ...(selected ? ['selected'] : []),
      group.assignmentId,
    );
    const summary = await gradeGroup({
      project,
      machine,
      streams,
      pages,
      loaded,
      checks,
      dataSets,
      scope: selected ? 'selected' : 'all',
      submissions: group.submissions,
      only: options.only,
      out,
      jobs: options.jobs,
      seed: options.seed,
      fullTraining: options.fullTraining,
      diagnosis: options.diagnosis,
      quiet: options.quiet,
      formats: options.format,
    });
    summaries.push(summary);
    await tell(summary, out, options, streams);
  }
  if (options.json) streams.print(JSON.stringify(summaries, null, 1));
  return exitCode(summaries, options, streams);
}

async function tell(summary: ClassSummary, out: string, options: GradeOptions, streams: Streams): Promise<void> {
  const jobSummary = streams.environment['GITHUB_STEP_SUMMARY'];
  if (options.format.includes('github') && jobSummary) await appendFile(jobSummary, githubSummary(summary));
  if (options.json || options.quiet) return;
  const table = terminalTable(summary, {
    colour: streams.colour,
    width: streams.width,
    isReadByStudents: options.ci,
  });
  streams.print(table.trimEnd());
  streams.print(`Pages: ${join(out, 'index.html')}   Grades: ${join(out, 'grades.csv')}\n`);
}

function exitCode(summaries: readonly ClassSummary[], options: GradeOptions, streams: Streams): number {
  const rows = summaries
    .flatMap(({ rows: all }) => all)
    .filter(({ student }) => options.only.length === 0 || options.only.includes(student));
  if (streams.stop.aborted) {
    streams.warn('Stopped. What was graded is kept; the same command goes on from the beginning.');
    return 2;
  }
  const failed = rows.some(({ checks }) => checks.some(({ status }) => status === 'failed' || status === 'blocked'));
  return rows.some(({ attention }) => attention.length > 0) || (options.ci && failed) ? 1 : 0;
}

async function mustBeFolder(path: string, told: string): Promise<void> {
  const stats = await stat(path).catch(() => null);
  if (stats === null)
    throw new GraderError(
      'folder-missing',
      `There is no folder ${told}. Expected a folder of submissions: ${join(told, '<assignment>', '<student>')}, or students' folders or files with --assignment.`,
    );
  if (!stats.isDirectory())
    throw new GraderError(
      'folder-expected',
      `${told} is a file. \`grade\` takes a folder of submissions; \`grade check ${told}\` checks one file.`,
    );
}

function mustKnow(only: readonly string[], students: readonly string[]): void {
  for (const name of only) {
    if (students.includes(name)) continue;
    const near = nearest(name, students);
    throw new GraderError(
      'student-unknown',
      `--only ${name}: there is no such submission.${near === null ? '' : ` Did you mean ${near}?`}`,
    );
  }
}
