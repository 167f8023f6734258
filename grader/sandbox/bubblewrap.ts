import { bubblewrapArguments } from './bubblewrap-arguments.ts';
import type { Interpreters, SandboxTools } from './find-interpreters.ts';
import type { Guardian } from './guardian.ts';
import { startHostProcess } from './host-process.ts';
import { interpreterInside } from './interpreter-inside.ts';
import { readableMounts } from './readable.ts';
import type { Sandbox } from './sandbox.ts';
import { spawnHost } from './spawn-host.ts';
import { systemCallFilter } from './system-calls.ts';
import { createUserSlots } from './user-slots.ts';

export interface BubblewrapOptions {
  readonly interpreters: Interpreters;
  readonly tools: SandboxTools;
  readonly guardian: Guardian;
  /** Whether root runs the grader. */
  readonly root: boolean;
  /** First of the user numbers that sandboxes started by root get: `firstUser(...)`. */
  readonly firstUser: number;
  /** For copies of what only root may read: `os.tmpdir()`. */
  readonly temporaryFolder: string;
  /** `process.arch` */
  readonly architecture: string;
  /** `os.release()` */
  readonly kernelRelease: string;
  /** Variables that every host gets besides the fixed ones, e.g. `OPENBLAS_CORETYPE`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Namespaces, a read-only view of nearly nothing, no network: untrusted code runs here. */
export function createBubblewrap(options: BubblewrapOptions): Sandbox {
  const { interpreters, tools, guardian } = options;
  const users = createUserSlots(options.firstUser);
  const filter = systemCallFilter(options.architecture);
  return {
    kind: 'bubblewrap',
    pathInside: (mount) => mount.to,
    start(command) {
      const user = options.root ? users.take() : undefined;
      let releaseMounts = (): void => undefined;
      return startHostProcess({
        limits: command.limits,
        spawn() {
          guardian.watch();
          const interpreter = interpreterInside(command.interpreter, interpreters);
          const chain = {
            tools,
            interpreter,
            user,
            filters: filter !== null,
            countsPerSandbox: atLeast(options.kernelRelease, 5, 14),
            environment: { ...options.environment, ...interpreter.environment },
          };
          let seen = command;
          if (user !== undefined) {
            const { mounts, release } = readableMounts(command.readOnly, options.temporaryFolder);
            releaseMounts = release;
            seen = { ...command, readOnly: mounts };
          }
          return spawnHost(tools.bubblewrap, bubblewrapArguments(seen, chain), guardian.mark, { filter });
        },
        onGone() {
          releaseMounts();
          if (user !== undefined) users.release(user);
        },
      });
    },
  };
}

function atLeast(release: string, major: number, minor: number): boolean {
  const [actualMajor = 0, actualMinor = 0] = release.split('.').map((part) => parseInt(part, 10));
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}
