import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { auditTable, createAuditPages, loadTemplates } from '../../reports/index.ts';
import { terminalText } from '../../reports/escape/terminal.ts';
import { askPython } from '../audit/ask-python.ts';
import { audit, fallsShort } from '../audit/audit.ts';
import { sections } from '../audit/index.ts';
import { nearest } from '../contract/names.ts';
import { knownAssignments } from '../intake/find-assignments.ts';
import type { AuditReport, AuditSection } from '../model/audit-report.ts';
import { GraderError } from '../model/grader-error.ts';
import { auditGrading } from './audit-grading.ts';
import { auditSources } from './audit-sources.ts';
import { findDataSets } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import { loadAssignment } from './load-assignment.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import { readyMachine } from './ready-machine.ts';
import type { Machine } from './machine.ts';
import { writeWhole } from './output.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import type { Project } from './project.ts';
import { createStaging } from './staging.ts';
import type { Streams } from './streams.ts';

export interface AuditOptions {
  readonly out: string;
  readonly jobs: number;
  /** Ids of sections; empty for all. */
  readonly only: readonly string[];
  readonly seed: number;
  /** How many mutants of each solution are tried; infinite for all. */
  readonly mutants: number;
  readonly sandbox: boolean;
  readonly data?: string;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** Audits assignments: how well each tells right from wrong. Answers 0 when all holds, 1 when something falls short, 2 when not finished. */
export async function auditCommand(
  assignment: string | undefined,
  options: AuditOptions,
  project: Project,
  streams: Streams,
): Promise<number> {
  const chosen = chosenSections(options.only);
  const ids = assignment === undefined ? await knownAssignments(project.specs) : [assignment];
  // Every assignment is read before anything runs: a bad one is refused while nothing is lost.
  const prepared = await Promise.all(
    ids.map(async (id) => {
      const loaded = await loadAssignment(id, project.specs);
      const dataSets = await findDataSets(loaded.assignment, loaded.assignment.checks, options.data, streams);
      return { loaded, dataSets };
    }),
  );
  const { quiet } = options;
  const withoutSandbox = options.sandbox ? 'fall-back' : 'wanted';
  const page = createAuditPages({ templates: loadTemplates(project.templates) });
  const progress = createProgress(streams, ids.length * chosen.length, options.quiet);

  const reports: AuditReport[] = [];
  let isStopped = false;
  const staging = await createStaging(tmpdir());
  const stagingBase = staging.folder;
  try {
    const machine = readyMachine({
      project,
      streams,
      withoutSandbox,
      quiet,
      prepared,
      temporaryFolder: stagingBase,
    });
    for (const { loaded, dataSets } of prepared) {
      const report = await auditOne({
        loaded,
        dataSets,
        machine,
        project,
        streams,
        options,
        chosen,
        progress,
        stagingBase,
      });
      if (report === null) {
        isStopped = true;
        break;
      }
      const out = folderOf(report, options, streams);
      await writeWhole(join(out, 'audit.json'), `${JSON.stringify(report, null, 1)}\n`);
      await writeWhole(join(out, 'index.html'), page(report));
      reports.push(report);
    }
  } finally {
    progress.end();
    // What is finished is told, whatever becomes of the others.
    tell(reports, options, streams);
    await staging.remove();
  }
  if (isStopped) {
    streams.warn(
      reports.length === 0
        ? 'Stopped: no audit was finished, and none was written.'
        : `Stopped: ${reports.length} of ${ids.length} audits were finished and are written; the others are as they were.`,
    );
    return 2;
  }
  return reports.some(fallsShort) ? 1 : 0;
}

interface AuditOne {
  readonly loaded: LoadedAssignment;
  readonly dataSets: DataSets;
  readonly machine: Machine;
  readonly project: Project;
  readonly streams: Streams;
  readonly options: AuditOptions;
  readonly chosen: typeof sections;
  readonly progress: Progress;
  readonly stagingBase: string;
}

/** Audits one assignment and ends everything that was started for it; null when it was stopped. */
async function auditOne(one: AuditOne): Promise<AuditReport | null> {
  const { loaded, project, machine, streams, options, chosen, progress } = one;
  const { id } = loaded.assignment;
  const { solutions, starters } = await auditSources(id, project.specs);
  const { python } = machine.interpreters;
  const grading = auditGrading({
    ...one,
    seed: options.seed,
    jobs: options.jobs,
    onFault: (where, error) => {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      streams.warn(terminalText(`${id}: ${where}: the grader failed: ${what}`));
    },
  });
  const stop = (): void => void grading.stop();
  streams.stop.addEventListener('abort', stop);
  try {
    return await audit({
      context: {
        assignment: loaded.assignment,
        seed: options.seed,
        solutions,
        starters,
        grade: grading.grade,
        sideBySide: grading.sideBySide,
        mostMutants: Number.isFinite(options.mutants) ? options.mutants : null,
        ...(python.kind !== 'missing' && { readPython: askPython(python.executable, project.root) }),
      },
      sha256: loaded.sha256,
      sections: chosen,
      onSection: ({ title, verdict, result }) => {
        progress.done(`${id}, ${title}`, `${SAID[verdict]}: ${result}`);
      },
      stop: streams.stop,
    });
  } finally {
    streams.stop.removeEventListener('abort', stop);
    await grading.stop();
  }
}

const SAID: Readonly<Record<AuditSection['verdict'], string>> = {
  holds: 'holds',
  'falls-short': 'falls short',
  'not-asked': 'not asked',
};

/** Some questions only are no audit: they must not take the place of one. */
function folderOf({ assignment }: AuditReport, { out, only }: AuditOptions, { workingFolder }: Streams): string {
  return join(resolve(workingFolder, out), 'audit', ...(only.length > 0 ? ['selected'] : []), assignment.id);
}

function tell(reports: readonly AuditReport[], options: AuditOptions, streams: Streams): void {
  const { json, quiet } = options;
  if (json) streams.print(JSON.stringify(reports, null, 1));
  if (json || quiet) return;
  for (const report of reports) {
    streams.print(auditTable(report, { colour: streams.colour, width: streams.width }));
    streams.print(`Page: ${join(folderOf(report, options, streams), 'index.html')}\n`);
  }
}

function chosenSections(only: readonly string[]): typeof sections {
  for (const name of only) {
    const known = sections.map(({ id }) => id);
    if (known.some((id) => id === name)) continue;
    const near = nearest(name, known);
    throw new GraderError(
      'section-unknown',
      `--only ${name}: an audit asks no such question.${near === null ? '' : ` Did you mean ${near}?`} There are: ${known.join(', ')}.`,
    );
  }
  return only.length === 0 ? sections : sections.filter(({ id }) => only.includes(id));
}
