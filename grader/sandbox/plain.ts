import type { Interpreters } from './find-interpreters.ts';
import { startHostProcess } from './host-process.ts';
import { prlimitArguments } from './prlimit.ts';
import { hostEnvironment, type HostCommand, type Sandbox } from './sandbox.ts';
import { spawnHost } from './spawn-host.ts';

export interface PlainOptions {
  readonly interpreters: Interpreters;
  /** Variables that every host gets besides the fixed ones. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * No sandbox: the same hosts and the same limits, but the code sees and changes whatever its user may. For one's own
 * code, or where a machine is a sandbox by itself.
 */
export function createPlain({ interpreters, environment }: PlainOptions): Sandbox {
  return {
    kind: 'none',
    pathInside: (mount) => mount.from,
    start: (command) =>
      startHostProcess({
        limits: command.limits,
        spawn() {
          const [program, ...args] = commandLine(command, interpreters);
          const variables = {
            ...hostEnvironment,
            ...environment,
            ...pythonPath(command, interpreters),
            ...command.environment,
          };
          return spawnHost(program, args, variables, { workingFolder: command.workingFolder });
        },
      }),
  };
}

function commandLine(command: HostCommand, interpreters: Interpreters): readonly [string, ...string[]] {
  const interpreter = executable(command, interpreters);
  if (interpreters.prlimit === undefined) return [interpreter, ...command.arguments];
  // The limit on processes would count everything that this user runs.
  const limits = prlimitArguments(command.interpreter, command.limits, false);
  return [interpreters.prlimit, ...limits, interpreter, ...command.arguments];
}

function executable({ interpreter }: HostCommand, { node, python }: Interpreters): string {
  switch (interpreter) {
    case 'node':
      return node.executable;
    case 'python':
      if (python.kind === 'missing') throw new Error(python.problem);
      return python.executable;
  }
}

function pythonPath({ interpreter }: HostCommand, { python }: Interpreters): Readonly<Record<string, string>> {
  return interpreter === 'python' && python.kind === 'found' ? { PYTHONPATH: python.sitePackages } : {};
}
