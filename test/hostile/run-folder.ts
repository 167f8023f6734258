import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grader } from './graders.ts';
import { fixtures } from './places.ts';

/** All that a run reads and writes, but for the project. */
export interface RunFolder {
  readonly path: string;
  /** The class, the honest ones of it, and some of it: each a folder of submissions. */
  readonly everybody: string;
  readonly honest: string;
  readonly some: string;
  /** Below it are the results. */
  readonly out: string;
  readonly temporary: string;
  readonly home: string;
  /** In the environment of the command, and in a file beside the submissions. */
  readonly secret: string;
}

const FOLDERS = ['everybody', 'honest', 'some', 'out', 'temporary', 'home'] as const;

export function newRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'plumbline-hostile-'));
  chmodSync(path, 0o755);
  const secret = randomBytes(16).toString('hex');
  writeFileSync(join(path, 'secret.txt'), secret);
  for (const name of FOLDERS) mkdirSync(join(path, name));
  return {
    path,
    everybody: join(path, 'everybody'),
    honest: join(path, 'honest'),
    some: join(path, 'some'),
    out: join(path, 'out'),
    temporary: join(path, 'temporary'),
    home: join(path, 'home'),
    secret,
  };
}

/** Copies submissions of the hostile class. */
export function handIn(students: readonly string[], folder: string): void {
  for (const student of students) {
    cpSync(join(fixtures, 'class', student), join(folder, student), { recursive: true, verbatimSymlinks: true });
  }
}

/**
 * Gives all of it to the user who grades: links themselves, not what they point to, and no file that has a second name
 * elsewhere. By a program that knows names as bytes, for some of them are no text.
 */
export function giveTo(grader: Grader, { path }: RunFolder): void {
  if (grader.kind !== 'became') return;
  const owner = `${grader.user}:${grader.user}`;
  const which = ['(', '-type', 'd', '-o', '-links', '1', ')'];
  execFileSync('find', [path, ...which, '-exec', 'chown', '--no-dereference', owner, '{}', '+']);
}

export function removeRunFolder({ path }: RunFolder): void {
  // A folder that was handed in closed cannot be emptied by an ordinary user.
  if (process.getuid?.() !== 0) execFileSync('chmod', ['--recursive', 'u+rwx', path]);
  execFileSync('rm', ['--recursive', '--force', path]);
}
