import { posix } from 'node:path';
import type { SandboxTools } from './find-interpreters.ts';
import { prlimitArguments } from './prlimit.ts';
import { hostEnvironment, type HostCommand, type Mount } from './sandbox.ts';
import { FILTER } from './spawn-host.ts';
import { systemLibraryArguments } from './system-libraries.ts';

const TMP_BYTES = 64 * 1024 * 1024;

/** For semaphores and queues between processes. Its files are memory that no process owns. */
const SHM_BYTES = 16 * 1024 * 1024;

/** Where the tools of the chain appear inside. */
const TOOLS = '/plumbline';

/** What has to be known besides the command. */
export interface Chain {
  readonly tools: SandboxTools;
  /** The interpreter as it appears inside, and what is mounted for it. */
  readonly interpreter: { readonly inside: string; readonly mounts: readonly Mount[] };
  /** Set when root starts the sandbox: whom the code runs as. Root itself is not bound by the limit on processes. */
  readonly user: number | undefined;
  /** Whether a filter of system calls comes over its descriptor. */
  readonly filters: boolean;
  /** Whether the kernel counts the processes of a user in a sandbox by themselves (Linux 5.14 and newer). */
  readonly countsPerSandbox: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The arguments of `bwrap`: namespaces, files, then the chain of programs, each of which becomes the next:
 * `setpriv` (root only) gives up everything, `prlimit` sets the limits, then the host.
 */
export function bubblewrapArguments(command: HostCommand, chain: Chain): readonly string[] {
  const { tools, interpreter, user } = chain;
  const root = user !== undefined;
  const mounts: readonly Mount[] = [
    ...(root ? [{ from: tools.setpriv, to: `${TOOLS}/setpriv` }] : []),
    { from: tools.prlimit, to: `${TOOLS}/prlimit` },
    ...interpreter.mounts,
    ...command.readOnly,
  ];
  return [
    '--json-status-fd',
    '4',
    ...(chain.filters ? ['--seccomp', String(FILTER)] : []),
    '--die-with-parent',
    '--new-session',
    ...(root
      ? [
          '--unshare-ipc',
          '--unshare-pid',
          '--unshare-net',
          '--unshare-uts',
          '--unshare-cgroup-try',
          '--cap-add',
          'CAP_SETUID',
          '--cap-add',
          'CAP_SETGID',
        ]
      : ['--unshare-all']),
    ...parentFolders(['/usr/lib', '/etc/alternatives', ...mounts.map((mount) => mount.to)]),
    ...systemLibraryArguments(),
    ...mounts.flatMap(({ from, to }) => ['--ro-bind', from, to]),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    ...(tools.limitsSize ? ['--perms', '1777', '--size', String(SHM_BYTES), '--tmpfs', '/dev/shm'] : []),
    // Devices can be written to all the same; new files cannot be made, which would be bounded by nothing.
    '--remount-ro',
    '/dev',
    '--perms',
    '1777',
    ...(tools.limitsSize ? ['--size', String(TMP_BYTES)] : []),
    '--tmpfs',
    '/tmp',
    '--remount-ro',
    '/',
    '--chdir',
    command.workingFolder,
    '--clearenv',
    ...Object.entries({ ...hostEnvironment, ...chain.environment, ...command.environment }).flatMap(([name, value]) => [
      '--setenv',
      name,
      value,
    ]),
    '--',
    ...(root ? becomeUser(user) : []),
    `${TOOLS}/prlimit`,
    ...prlimitArguments(command.interpreter, command.limits, root || chain.countsPerSandbox),
    interpreter.inside,
    ...command.arguments,
  ];
}

function becomeUser(user: number): readonly string[] {
  return [
    `${TOOLS}/setpriv`,
    `--reuid=${user}`,
    `--regid=${user}`,
    '--clear-groups',
    '--no-new-privs',
    '--bounding-set=-all',
    '--inh-caps=-all',
    '--',
  ];
}

/** Bubblewrap makes missing parents for root's eyes only; these are made beforehand, for everybody's. */
function parentFolders(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); folder !== '/'; folder = posix.dirname(folder)) folders.add(folder);
  }
  return [...folders].sort().flatMap((folder) => ['--perms', '0755', '--dir', folder]);
}
