import type { Processes } from '../../../../grader/cli/run-identity.ts';

interface Around {
  readonly boot?: string | undefined;
  readonly namespace?: string | undefined;
  readonly hostname?: string;
  /** Processes that are there, but not in /proc. */
  readonly hidden?: readonly number[];
}

/** A made-up machine with these processes; the grader is number 7. */
export function processesOf(stats: Readonly<Record<number, string>>, around: Around = {}): Processes {
  const files: Readonly<Record<string, string | undefined>> = {
    '/proc/sys/kernel/random/boot_id': 'boot' in around ? around.boot : 'b1',
    '/proc/self/ns/pid': 'namespace' in around ? around.namespace : 'pid:[1]',
    ...Object.fromEntries(Object.entries(stats).map(([pid, stat]) => [`/proc/${pid}/stat`, stat])),
  };
  return {
    pid: 7,
    hostname: around.hostname ?? 'here',
    read: (path) => files[path],
    exists: (pid) => pid in stats || (around.hidden ?? []).includes(pid),
  };
}

/** A line of /proc/<pid>/stat as far as it is read: the state is field 3, the start is field 22. */
export function stat(state: string, started: string): string {
  return `8 (node) ${state} ${'0 '.repeat(18)}${started} 0 0`;
}
