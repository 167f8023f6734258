import { readdirSync, readFileSync } from 'node:fs';

/** What is asked of the system. */
export interface MarkedProcesses {
  /** Numbers of all processes that can be seen. */
  readonly all: () => readonly number[];
  /** Its environment as it was started with, each variable ended by a zero byte; undefined where it is gone or hidden. */
  readonly environmentOf: (pid: number) => string | undefined;
  /** Ends a process at once; nothing where it is gone. */
  readonly kill: (pid: number) => void;
}

/** The name of the variable that a mark is kept in. */
export const MARK = 'PLUMBLINE_RUN';

/** Ends every process that was started with the mark in its environment. @returns how many there were */
export function endMarked(mark: string, { all, environmentOf, kill }: MarkedProcesses): number {
  const marked = all().filter((pid) => environmentOf(pid)?.split('\0').includes(`${MARK}=${mark}`) === true);
  for (const pid of marked) kill(pid);
  return marked.length;
}

export const processesOfThisMachine: MarkedProcesses = {
  all: () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
  environmentOf(pid) {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1');
    } catch {
      return undefined;
    }
  },
  kill(pid) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  },
};
