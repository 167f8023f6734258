/** What a process and its descendants use, read from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks in a second in /proc/<pid>/stat: USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** In /proc/<pid>/task/<tid>/schedstat: time on a processor, time in wait for one (in nanoseconds), turns. */
const WAITED = 1;

/** More than any limit allows; a bound for the reading itself. */
const MAX_PROCESSES = 4096;

export interface TreeUsage {
  /** Processor time, that of ended and waited-for children included. */
  readonly cpuSeconds: number;
  /** Memory that is not backed by files, so that libraries shared between processes do not count. */
  readonly residentMegabytes: number;
  /** Time in which a thread could have gone on, and no processor was free; undefined where the kernel does not tell. */
  readonly waitedSeconds: number | undefined;
  /** One of the processes waits for a disk just now. */
  readonly isWaitingForDisk: boolean;
}

/** Reads /proc; a process may be gone at any moment. */
export interface ProcReader {
  /** Text of a file; undefined when it is gone. */
  readonly read: (path: string) => string | undefined;
  /** Names in a folder; none when it is gone. */
  readonly list: (path: string) => readonly string[];
}

const procReader: ProcReader = {
  read(path) {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      return undefined;
    }
  },
  list(path) {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  },
};

/** The process and its descendants, as they are now. */
export function treeMembers(root: number, proc: ProcReader = procReader): readonly number[] {
  const members: number[] = [];
  const waiting = [root];
  while (members.length < MAX_PROCESSES) {
    const pid = waiting.pop();
    if (pid === undefined) break;
    members.push(pid);
    // Any thread may have forked, so every thread's list counts.
    for (const thread of proc.list(`/proc/${pid}/task`))
      waiting.push(...numbers(proc.read(`/proc/${pid}/task/${thread}/children`)));
  }
  return members;
}

/** Threads of the process and of its descendants, its own first thread included; none where there is no /proc. */
export function treeThreads(root: number, proc: ProcReader = procReader): number {
  return treeMembers(root, proc).reduce((sum, pid) => sum + proc.list(`/proc/${pid}/task`).length, 0);
}

/** Whether there is such a process; one that ended, and that nobody has asked about yet, holds nothing any more. */
export function isThere(pid: number, proc: ProcReader = procReader): boolean {
  const stat = proc.read(`/proc/${pid}/stat`);
  return stat !== undefined && !hasEnded(statFields(stat));
}

/** @returns undefined when there is no such process, or no /proc */
export function treeUsage(root: number, proc: ProcReader = procReader): TreeUsage | undefined {
  let ticks = 0;
  let kilobytes = 0;
  let waitedNanoseconds: number | undefined;
  let isWaitingForDisk = false;
  let found = false;
  for (const pid of treeMembers(root, proc)) {
    const stat = proc.read(`/proc/${pid}/stat`);
    if (stat === undefined) continue;
    found = true;
    const fields = statFields(stat);
    ticks += cpuTicks(fields);
    isWaitingForDisk ||= fields[0] === 'D';
    kilobytes += residentKilobytes(proc.read(`/proc/${pid}/status`) ?? '');
    for (const thread of proc.list(`/proc/${pid}/task`)) {
      const waited = numbers(proc.read(`/proc/${pid}/task/${thread}/schedstat`))[WAITED];
      if (waited !== undefined) waitedNanoseconds = (waitedNanoseconds ?? 0) + waited;
    }
  }
  if (!found) return undefined;
  return {
    cpuSeconds: ticks / TICKS_PER_SECOND,
    residentMegabytes: kilobytes / 1024,
    waitedSeconds: waitedNanoseconds === undefined ? undefined : waitedNanoseconds / 1e9,
    isWaitingForDisk,
  };
}

/**
 * The fields of /proc/<pid>/stat from the third on, the state. They are counted from the end of the second, the name, which may hold
 * anything, `) ` too.
 */
export function statFields(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Whether it has ended, and only its parent has not asked yet how. */
export function hasEnded([state = '']: readonly string[]): boolean {
  return state === 'Z' || state === 'X';
}

/** Field 22: when the process began, in ticks since the machine started; together with its number it names a process for good. */
export function startedAt(fields: readonly string[]): string | undefined {
  return fields[19];
}

/** Fields 14 to 17 of stat: utime, stime, cutime, cstime. */
function cpuTicks(fields: readonly string[]): number {
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

function numbers(text: string | undefined): readonly number[] {
  return (text ?? '').split(/\s+/).filter(Boolean).map(Number);
}

function residentKilobytes(status: string): number {
  const anonymous = statusField(status, 'RssAnon');
  if (anonymous === undefined) return statusField(status, 'VmRSS') ?? 0;
  return anonymous + (statusField(status, 'RssShmem') ?? 0);
}

function statusField(status: string, name: string): number | undefined {
  const match = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status);
  return match ? Number(match[1]) : undefined;
}
