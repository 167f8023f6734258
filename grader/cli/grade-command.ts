import { appendFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPages, githubSummary, loadTemplates, terminalTable } from '../../reports/index.ts';
import { knownAssignments } from '../intake/find-assignments.ts';
import type { AssignmentCheck } from '../intake/assignment-schema.ts';
import { findSubmissions } from '../intake/find-submissions.ts';
import type { SubmissionGroup } from '../intake/find-submissions.ts';
import { GraderError } from '../model/grader-error.ts';
import type { ClassSummary } from '../model/class-summary.ts';
import { nearest } from '../contract/names.ts';
import { findDataSets } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import { exitCodeOf } from './exit-code.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { GradedGroup } from './grade-group.ts';
import type { Format } from './group.ts';
import { gradeGroup } from './grade-group.ts';
import { studentsNamed } from './known-students.ts';
import { loadAssignment, mustKnowChecks, selectChecks } from './load-assignment.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import { noWorkplace } from './machine.ts';
import type { Workplace } from './machine.ts';
import { readyMachine } from './ready-machine.ts';
import type { Project } from './project.ts';
import { holdFolder } from './run-lock.ts';
import type { RunLock } from './run-lock.ts';
import { createStaging } from './staging.ts';
import type { Streams } from './streams.ts';

export interface GradeOptions {
  readonly assignment?: string;
  readonly out: string;
  readonly jobs: number;
  /** As told: a text may hold several names. */
  readonly only: readonly string[];
  readonly check: readonly string[];
  readonly seed: number;
  readonly format: readonly Format[];
  readonly sandbox: boolean;
  /** Whether everybody is graded anew, also those whose results are there and hold. */
  readonly again: boolean;
  /** Whether verdicts are reached from the answers that were kept, and nobody's code runs. */
  readonly replay: boolean;
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
  told: GradeOptions,
  project: Project,
  streams: Streams,
): Promise<number> {
  const path = resolve(streams.workingFolder, folder);
  await mustBeFolder(path, folder);
  const known = await knownAssignments(project.specs);
  const groups = await findSubmissions(path, {
    known,
    ...(told.assignment !== undefined && { assignment: told.assignment }),
  });
  // Every assignment is read before anything runs: a bad one is refused while nothing is lost.
  const prepared = await Promise.all(
    groups.map(async (group) => {
      const loaded = await loadAssignment(group.assignmentId, project.specs);
      const checks = selectChecks(loaded.assignment, told.check);
      return { group, loaded, checks, dataSets: await findDataSets(loaded.assignment, checks, told.data, streams) };
    }),
  );
  mustKnowChecks(
    prepared.map(({ loaded }) => loaded.assignment),
    told.check,
  );
  const only = studentsNamed(
    told.only,
    groups.flatMap(({ submissions }) => submissions.map(({ student }) => student)),
    folder,
  );
  const options = { ...told, only };
  const { quiet } = options;
  const selected = options.check.length > 0;
  const asked = prepared
    .filter((one) => one.checks.length > 0)
    .map((one) => ({
      ...one,
      // Some checks only are no grade: they must not take the place of one.
      out: join(resolve(streams.workingFolder, options.out), ...(selected ? ['selected'] : []), one.group.assignmentId),
    }));
  const staging = await createStaging(tmpdir());
  const locks: RunLock[] = [];
  try {
    // All of them before anything runs: nobody is refused half-way.
    for (const { out } of asked) locks.push(await holdFolder(out));
    const withoutSandbox = options.sandbox ? 'refuse' : 'wanted';
    const machine = options.replay
      ? noWorkplace
      : readyMachine({ project, streams, withoutSandbox, quiet, prepared, temporaryFolder: staging.folder });
    const summaries = await gradeGroups(asked, { options, project, streams, machine, stagingBase: staging.folder });
    if (options.json) streams.print(JSON.stringify(summaries, null, 1));
    return exitCode(summaries, options, streams);
  } finally {
    await Promise.all(locks.map((lock) => lock.release()));
    await staging.remove();
  }
}

interface Asked {
  readonly group: SubmissionGroup;
  readonly loaded: LoadedAssignment;
  readonly checks: readonly AssignmentCheck[];
  readonly dataSets: DataSets;
  readonly out: string;
}

interface Run {
  readonly options: GradeOptions;
  readonly project: Project;
  readonly streams: Streams;
  readonly machine: Workplace;
  readonly stagingBase: string;
}

/** One assignment after the other; each is told as soon as it is graded. */
async function gradeGroups(
  asked: readonly Asked[],
  { options, project, streams, machine, stagingBase }: Run,
): Promise<readonly ClassSummary[]> {
  const pages = createPages({ templates: loadTemplates(project.templates) });
  const fingerprint = fingerprintOf(project);
  const summaries: ClassSummary[] = [];
  for (const { group, ...one } of asked) {
    const graded = await gradeGroup({
      ...one,
      ...{ project, machine, streams, pages, fingerprint, stagingBase },
      scope: options.check.length > 0 ? 'selected' : 'all',
      submissions: group.submissions,
      only: options.only,
      again: options.again,
      replay: options.replay,
      jobs: options.jobs,
      seed: options.seed,
      fullTraining: options.fullTraining,
      diagnosis: options.diagnosis,
      quiet: options.quiet,
      formats: options.format,
    });
    summaries.push(graded.summary);
    await tell(graded, one.out, options, streams);
  }
  return summaries;
}

async function tell(
  { summary, kept }: GradedGroup,
  out: string,
  options: GradeOptions,
  streams: Streams,
): Promise<void> {
  const jobSummary = streams.environment['GITHUB_STEP_SUMMARY'];
  if (options.format.includes('github') && jobSummary) await appendFile(jobSummary, githubSummary(summary));
  if (options.json || options.quiet) return;
  const table = terminalTable(summary, {
    colour: streams.colour,
    width: streams.width,
    isReadByStudents: options.ci,
  });
  streams.print(table.trimEnd());
  if (kept > 0) streams.print(`${kept} kept as they were: nothing has changed since. --again grades them anew.`);
  streams.print(`Pages: ${join(out, 'index.html')}   Grades: ${join(out, 'grades.csv')}\n`);
}

function exitCode(summaries: readonly ClassSummary[], options: GradeOptions, streams: Streams): number {
  const rows = summaries
    .flatMap(({ rows: all }) => all)
    .filter(({ student }) => options.only.length === 0 || options.only.includes(student));
  if (streams.stop.aborted) {
    streams.warn('Stopped. What was graded is kept; the same command goes on from there.');
    return 2;
  }
  return exitCodeOf(rows, options);
}

/** Those of main.ts: a mistyped one is taken for a folder. */
const COMMANDS: readonly string[] = ['check', 'audit', 'doctor', 'setup', 'run'];

async function mustBeFolder(path: string, told: string): Promise<void> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) {
    const command = nearest(told, COMMANDS);
    throw new GraderError(
      'folder-missing',
      `There is no folder ${told}.${command === null ? '' : ` Did you mean the command \`grade ${command}\`?`} Expected a folder of submissions: ${join(told, '<assignment>', '<student>')}, or students' folders or files with --assignment.`,
    );
  }
  if (!stats.isDirectory())
    throw new GraderError(
      'folder-expected',
      `${told} is a file. \`grade\` takes a folder of submissions; \`grade check ${told}\` checks one file.`,
    );
}
