import type { Limits } from '../model/assignment.ts';

const MEGABYTE = 1024 * 1024;

/** The watcher ends what uses up its processor time; the kernel's own limit is for when the watcher is gone. */
const CPU_BACKSTOP_FACTOR = 20;
const CPU_BACKSTOP_SECONDS = 60;

/** Addresses that Python and its libraries reserve and do not use; measured below 600 MB with numpy. */
const PYTHON_RESERVES_MEGABYTES = 1024;

/** Memory of Node's own that can be written to; measured below 60 MB, more with many threads. */
const NODE_OWN_MEGABYTES = 512;

/** Threads of the interpreter itself, beside what the assignment grants. */
const OWN_THREADS = { node: 16, python: 4 } as const;

/**
 * The arguments of `prlimit` before the program that it starts.
 *
 * Addresses are limited for Python only: V8 reserves far more than it uses. For Node it is what can be written to; both
 * are for what is taken faster than the watcher looks.
 */
export function prlimitArguments(
  interpreter: 'python' | 'node',
  limits: Limits,
  countProcesses: boolean,
): readonly string[] {
  const cpu = Math.ceil(limits.cpuSeconds * CPU_BACKSTOP_FACTOR + CPU_BACKSTOP_SECONDS);
  return [
    ...(countProcesses ? [`--nproc=${limits.processes + OWN_THREADS[interpreter]}`] : []),
    `--cpu=${cpu}`,
    `--fsize=${16 * MEGABYTE}`,
    '--nofile=256',
    '--core=0',
    ...(interpreter === 'python' ? [`--as=${(limits.memoryMegabytes + PYTHON_RESERVES_MEGABYTES) * MEGABYTE}`] : []),
    ...(interpreter === 'node' ? [`--data=${(limits.memoryMegabytes + NODE_OWN_MEGABYTES) * MEGABYTE}`] : []),
    '--',
  ];
}
