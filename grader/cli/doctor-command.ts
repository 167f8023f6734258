import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dataFolders } from '../intake/data-folders.ts';
import { findDataSet } from '../intake/find-data-set.ts';
import { diagnose, isReady } from '../setup/doctor.ts';
import type { CommandResult } from '../setup/environment.ts';
import { formatDiagnosis } from '../setup/format-diagnosis.ts';
import { probeSandbox } from '../sandbox/probe.ts';
import { knownDataSets } from './known-data-sets.ts';
import { findMachine } from './machine.ts';
import type { Project } from './project.ts';
import { createStaging } from './staging.ts';
import type { Streams } from './streams.ts';

/** Tells what is there, what is missing, and what that costs. Answers 0 when everything can be graded here, else 1. */
export async function doctorCommand(project: Project, streams: Streams): Promise<number> {
  const staging = await createStaging(tmpdir());
  try {
    return await examine(project, streams, staging.folder);
  } finally {
    await staging.remove();
  }
}

async function examine(project: Project, streams: Streams, temporaryFolder: string): Promise<number> {
  const { interpreters, sandbox } = findMachine(project, streams, temporaryFolder);
  const folders = dataFolders({ told: undefined, ...streams });
  const known = await knownDataSets(project.specs);
  const findings = await diagnose({
    projectRoot: project.root,
    nodeVersion: process.version,
    interpreters,
    probe: (interpreter) =>
      sandbox === null
        ? Promise.resolve({ kind: 'broken', problem: 'there is no sandbox to try it in' })
        : probeSandbox(sandbox, interpreter),
    unreadableAssignments: known.unreadable,
    dataSets: await Promise.all(
      known.dataSets.map(async ({ id, spec }) => ({ spec, found: await findDataSet(id, spec, folders) })),
    ),
    run: runCommand,
    readText: (path) => readFile(path, 'utf8').catch(() => undefined),
  });
  streams.print(formatDiagnosis(findings).trimEnd());
  return isReady(findings) ? 0 : 1;
}

function runCommand(command: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', (error) => {
      resolve({ kind: 'not-started', problem: error.message });
    });
    child.on('close', (code) => {
      resolve({ kind: 'ended', exitCode: code ?? -1, stdout, stderr });
    });
  });
}
