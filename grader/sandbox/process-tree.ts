/** What a process and its descendants use, read from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks in a second in /proc/<pid>/stat: USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** More than any limit allows; a bound for the reading itself. */
const MAX_PROCESSES = 4096;

export interface TreeUsage {
  /** Processor time, that of ended and waited-for children included. */
  readonly cpuSeconds: number;
  /** Memory that is not backed by files, so that libraries shared between processes do not count. */
  readonly residentMegabytes: number;
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

/** @returns undefined when there is no such process, or no /proc */
export function treeUsage(root: number, proc: ProcReader = procReader): TreeUsage | undefined {
  let ticks = 0;
  let kilobytes = 0;
  let found = false;
  const waiting = [root];
  for (let seen = 0; waiting.length > 0 && seen < MAX_PROCESSES; seen += 1) {
    const pid = waiting.pop();
    if (pid === undefined) break;
    const stat = proc.read(`/proc/${pid}/stat`);
    if (stat === undefined) continue;
    found = true;
    ticks += cpuTicks(stat);
    kilobytes += residentKilobytes(proc.read(`/proc/${pid}/status`) ?? '');
    waiting.push(...childrenOf(pid, proc));
  }
  return found ? { cpuSeconds: ticks / TICKS_PER_SECOND, residentMegabytes: kilobytes / 1024 } : undefined;
}

/** Fields 14 to 17 of stat: utime, stime, cutime, cstime. The name in field 2 may hold anything, `) ` too. */
function cpuTicks(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
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

/** Any thread may have forked, so every thread's list counts. */
function childrenOf(pid: number, proc: ProcReader): readonly number[] {
  return proc
    .list(`/proc/${pid}/task`)
    .flatMap((thread) => (proc.read(`/proc/${pid}/task/${thread}/children`) ?? '').split(' '))
    .filter(Boolean)
    .map(Number);
}
