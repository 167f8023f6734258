import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../grader/model/report.ts';

export const root = new URL('../..', import.meta.url).pathname;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whatever data sets are on this machine, the expectations are those of the made-up ones. */
const NO_DATA = { PLUMBLINE_DATA: '', XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'plumbline-no-data-')) };

/** Runs the built command as a user would. */
export function grade(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly stopAfterMs?: number;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, '.build/grader/cli/bin.js'), ...args], {
      cwd: options.cwd ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...NO_DATA, ...options.environment },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    if (options.stopAfterMs !== undefined) setTimeout(() => child.kill('SIGINT'), options.stopAfterMs);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plumbline-test-'));
}

export function readReport(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
}

/** Every report below a folder of results, as text, by student. */
export function reportTexts(out: string): Readonly<Record<string, string>> {
  const students = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(students.map(({ name }) => [name, readFileSync(join(out, name, 'report.json'), 'utf8')]));
}

export interface Expected {
  readonly points: number | null;
  readonly failed: readonly string[];
  readonly note: string;
}

export type ExpectedClass = Readonly<Record<string, Readonly<Record<string, Expected>>>>;

export function readExpected(file: string): ExpectedClass {
  return JSON.parse(readFileSync(join(root, 'test/fixtures', file), 'utf8')) as ExpectedClass;
}

/** What a report came to, in the form of the expectations; a target that was not handed in at all is told as one: `hidden.*`. */
export function outcomeOf({ total, checks }: Report): {
  readonly points: number | null;
  readonly failed: readonly string[];
} {
  const absent = (target: string): boolean =>
    checks
      .filter((check) => check.target === target)
      .every(({ status, finding }) => status === 'blocked' || finding?.kind === 'missing');
  const failed = checks.filter(({ status }) => status === 'failed');
  return {
    points: total.points,
    failed: [...new Set(failed.map(({ id, target }) => (absent(target) ? `${target}.*` : id)))].toSorted(),
  };
}
