import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hasEnded, startedAt, statFields } from '../sandbox/process-tree.ts';

/** A run of the grader, told apart from every other: also from a later process that got the same number. */
export interface RunIdentity {
  readonly pid: number;
  /** When the process began, in the kernel's ticks since the machine started; `0` where that is not told. */
  readonly started: string;
  /** Where process numbers mean the same: one start of one machine, and one container on it. */
  readonly place: string;
}

/** `unknown`: it runs, or ran, where its process cannot be seen from here. */
export type Fate = 'running' | 'gone' | 'unknown';

/** What is asked of the machine. */
export interface Processes {
  readonly pid: number;
  readonly hostname: string;
  /** Text of a file, or what a link points to; undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** Whether there is a process with this number, whosever it is. */
  readonly exists: (pid: number) => boolean;
}

export const processesHere: Processes = {
  pid: process.pid,
  hostname: hostname(),
  read(path) {
    for (const read of [readLink, readText]) {
      try {
        return read(path);
      } catch {
        // The other one may do.
      }
    }
    return undefined;
  },
  exists(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
};

export function identityOf(processes: Processes): RunIdentity {
  const boot = processes.read('/proc/sys/kernel/random/boot_id') ?? processes.hostname;
  const namespace = processes.read('/proc/self/ns/pid') ?? '';
  return {
    pid: processes.pid,
    started: lifeOf(processes.pid, processes)?.started ?? '0',
    place: createHash('sha256').update(`${boot.trim()} ${namespace}`).digest('hex').slice(0, 12),
  };
}

/** The identity as part of a file's name; `identityNamed` reads it. */
export function nameOfIdentity({ pid, started, place }: RunIdentity): string {
  return `${pid}-${started}-${place}`;
}

/** @returns null for what is no such name */
export function identityNamed(name: string): RunIdentity | null {
  const [, pid, started, place] = /^([1-9]\d{0,9})-(\d{1,20})-([0-9a-f]{12})$/.exec(name) ?? [];
  if (pid === undefined || started === undefined || place === undefined) return null;
  return { pid: Number(pid), started, place };
}

/** What became of a run, seen from `here`. */
export function fateOf(run: RunIdentity, here: RunIdentity, processes: Processes): Fate {
  if (run.place !== here.place) return 'unknown';
  const life = lifeOf(run.pid, processes);
  // Another user's process may be hidden from /proc, and other systems have none: the number is all there is then.
  if (life === undefined) return processes.exists(run.pid) ? 'running' : 'gone';
  return life.started === run.started && !life.hasEnded ? 'running' : 'gone';
}

function lifeOf(
  pid: number,
  { read }: Processes,
): { readonly started: string; readonly hasEnded: boolean } | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = statFields(stat);
  const started = startedAt(fields);
  return started === undefined ? undefined : { started, hasEnded: hasEnded(fields) };
}

function readLink(path: string): string {
  return readlinkSync(path);
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
