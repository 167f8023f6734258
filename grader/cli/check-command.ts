import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { createPages, forStudents, loadTemplates, terminalReport } from '../../reports/index.ts';
import { landscapesOf } from '../grading/landscapes.ts';
import { knownAssignments } from '../intake/find-assignments.ts';
import { readSubmission } from '../intake/read-submission.ts';
import { safeFolderNames } from '../intake/safe-folder-name.ts';
import { GraderError } from '../model/grader-error.ts';
import { findDataSets, tellMadeUp } from './data-sets.ts';
import { createJudge } from './judge.ts';
import { loadAssignment, mustKnowChecks, selectChecks } from './load-assignment.ts';
import { prepareMachine } from './machine.ts';
import { createReportWriter, writeWhole } from './output.ts';
import { createCheckProgress } from './progress.ts';
import type { Project } from './project.ts';
import { createStaging } from './staging.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions {
  readonly assignment?: string;
  readonly out: string;
  readonly check: readonly string[];
  readonly seed: number;
  readonly sandbox: boolean;
  readonly data?: string;
  readonly fullTraining: boolean;
  readonly json: boolean;
}

/** Checks one's own file before handing it in: public checks only. Answers 0 when all passed, 1 when not, 2 when it was stopped. */
export async function checkCommand(
  file: string,
  options: CheckOptions,
  project: Project,
  streams: Streams,
): Promise<number> {
  const staging = await createStaging(tmpdir());
  try {
    return await checkFile({ file, options, project, streams, stagingBase: staging.folder });
  } finally {
    await staging.remove();
  }
}

function stopped(streams: Streams): number {
  streams.warn('Stopped: nothing was decided, and no page was written. A page of an earlier check is as it was.');
  return 2;
}

interface CheckFile {
  readonly file: string;
  readonly options: CheckOptions;
  readonly project: Project;
  readonly streams: Streams;
  readonly stagingBase: string;
}

async function checkFile({ file, options, project, streams, stagingBase }: CheckFile): Promise<number> {
  const path = resolve(streams.workingFolder, file);
  const stats = await stat(path).catch(() => null);
  if (stats === null)
    throw new GraderError(
      'file-missing',
      `There is no file ${file}. Expected a notebook (.ipynb), a Python file (.py) or a module (.ts, .js), or a folder with one.`,
    );
  const known = await knownAssignments(project.specs);
  const loaded = await loadAssignment(options.assignment ?? assignmentIn(path, file, known), project.specs);
  mustKnowChecks([loaded.assignment], options.check);
  const checks = selectChecks(loaded.assignment, options.check).filter(({ visibility }) => visibility !== 'hidden');
  const dataSets = await findDataSets(loaded.assignment, checks, options.data, streams);
  const machine = prepareMachine(project, streams, options.sandbox ? 'fall-back' : 'wanted', stagingBase);
  const student = basename(path, stats.isDirectory() ? undefined : extname(path));
  const submission = await readSubmission(
    { student, path, kind: stats.isDirectory() ? 'folder' : 'file' },
    loaded.assignment,
  );
  if (submission.problem !== null) throw new GraderError('nothing-to-check', `${file}: ${submission.problem}`);
  for (const sentence of tellMadeUp(dataSets)) streams.warn(sentence);
  const progress = createCheckProgress(streams);
  const judge = createJudge({
    project,
    machine,
    loaded,
    checks,
    scope: options.check.length > 0 ? 'selected' : 'public',
    seed: options.seed,
    dataSets,
    by: 'own',
    fullTraining: options.fullTraining,
    diagnosis: true,
    stagingBase,
    onFault: (_, checkId, error) => {
      streams.warn(`${checkId}: the grader failed: ${error instanceof Error ? error.message : String(error)}`);
    },
    onCheck: progress.begin,
  });
  const isStopped = (): boolean => streams.stop.aborted;
  if (isStopped()) return stopped(streams);
  const stop = (): void => void judge.stop();
  streams.stop.addEventListener('abort', stop);
  try {
    const judged = await judge
      .judge(student, submission)
      .catch((error: unknown) => {
        // What goes wrong because everything is being ended is no fault.
        if (isStopped()) return null;
        throw error;
      })
      .finally(progress.end);
    if (judged === null || isStopped()) return stopped(streams);
    // What is for staff only must not be in the student's own files either.
    const report = forStudents(judged.report);
    const landscapes = landscapesOf(report.checks.flatMap(({ plots }) => plots));
    const folder = join(
      resolve(streams.workingFolder, options.out),
      'check',
      loaded.assignment.id,
      safeFolderNames([student]).get(student) ?? 'own',
    );
    const text = createReportWriter()(report);
    await writeWhole(join(folder, 'report.json'), text);
    await writeWhole(
      join(folder, 'index.html'),
      createPages({ templates: loadTemplates(project.templates) }).student(report, landscapes),
    );
    if (options.json) streams.print(text.trimEnd());
    else {
      streams.print(terminalReport(report, { colour: streams.colour, width: streams.width }).trimEnd());
      streams.print(`\nThe same as a page, with plots: ${join(folder, 'index.html')}`);
    }
    return report.checks.every(({ status }) => status === 'passed') ? 0 : 1;
  } finally {
    streams.stop.removeEventListener('abort', stop);
  }
}

/** The assignment whose id is part of the path, e.g. `hw2/me.ipynb` or `hw2.py`. */
function assignmentIn(path: string, told: string, known: readonly string[]): string {
  const parts = [...dirname(path).split('/').reverse(), basename(path, extname(path))];
  const found = parts.find((part) => known.includes(part));
  if (found !== undefined) return found;
  throw new GraderError(
    'assignment-untold',
    `Which assignment is ${told} for? Say it: grade check ${told} --assignment <id>, with one of ${known.join(', ')}.`,
  );
}
