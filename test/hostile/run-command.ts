import { spawn } from 'node:child_process';
import { becomeUser } from './become.ts';
import type { Grader } from './graders.ts';
import { command, fixtures, project } from './places.ts';
import { coveredFolders, neededPaths } from './reachable.ts';
import type { RunFolder } from './run-folder.ts';

/** How the command ended. */
export interface Ran {
  readonly pid: number;
  /** null: it did not end by itself. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface Run {
  readonly grader: Grader;
  readonly folder: RunFolder;
  /** Folder of submissions. */
  readonly submissions: string;
  readonly out: string;
  readonly jobs: number;
  /** After so long it is ended from outside, and has failed. */
  readonly ceilingSeconds: number;
  /** Looks at the machine at the moment when the command is gone. */
  readonly onGone?: (pid: number) => void;
}

/** Grades as a user would: the built command, in a process of its own. */
export function runCommand(run: Run): Promise<Ran> {
  const { grader, folder } = run;
  const words = [
    ...(grader.kind === 'became' ? becomeUser(grader.user, coveredFolders(neededPaths(folder.path))) : []),
    ...[process.execPath, command, run.submissions, '--assignment', 'hostile', '--specs', `${fixtures}/specs`],
    ...['--out', run.out, '--jobs', String(run.jobs), '--format', 'junit,github'],
  ];
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(words[0] ?? '', words.slice(1), {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environmentOf(folder),
      detached: true,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ceiling = setTimeout(() => {
      endGroup(child.pid);
    }, run.ceilingSeconds * 1000);
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(ceiling);
      run.onGone?.(child.pid ?? 0);
    });
    child.on('close', (code) => {
      resolve({ pid: child.pid ?? 0, code, stdout, stderr, seconds: (performance.now() - began) / 1000 });
    });
  });
}

/** Nothing of the machine's but the way to its programs; and a secret that no submission may see. */
function environmentOf(folder: RunFolder): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: folder.home,
    TMPDIR: folder.temporary,
    NO_COLOR: '1',
    PLUMBLINE_DATA: '',
    PLUMBLINE_SECRET: folder.secret,
  };
}

function endGroup(pid: number | undefined): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
