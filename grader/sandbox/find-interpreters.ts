import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPython, type FoundPython, type Missing } from './find-python.ts';

/** Where to look; nothing is read from anywhere else. */
export interface Surroundings {
  /** Folder that holds `.venv`. */
  readonly projectRoot: string;
  /** The Node that runs the grader: `process.execPath`. */
  readonly execPath: string;
  /** The PATH variable. */
  readonly path: string;
  /** `process.platform` */
  readonly platform: string;
}

/** What is on this machine to run other people's code with. */
export interface Interpreters {
  readonly node: { readonly executable: string };
  readonly python: FoundPython;
  readonly sandbox: FoundTools;
  /** Sets limits; of use without a sandbox too. */
  readonly prlimit: string | undefined;
}

export type FoundTools = SandboxTools | Missing;

/** The programs that a sandbox is made with. */
export interface SandboxTools {
  readonly kind: 'found';
  readonly bubblewrap: string;
  readonly setpriv: string;
  readonly prlimit: string;
  /** Whether this bubblewrap can limit the size of a private /tmp. */
  readonly limitsSize: boolean;
}

export function findInterpreters(surroundings: Surroundings): Interpreters {
  return {
    node: { executable: realpathSync(surroundings.execPath) },
    python: findPython(surroundings.projectRoot),
    sandbox: findTools(surroundings),
    prlimit: findProgram('prlimit', surroundings.path),
  };
}

const INSTALL =
  'Install it (Debian, Ubuntu: "sudo apt-get install bubblewrap util-linux"; Fedora: "sudo dnf install bubblewrap util-linux").';

function findTools({ platform, path }: Surroundings): FoundTools {
  if (platform !== 'linux') {
    return { kind: 'missing', problem: `The sandbox (bubblewrap) exists on Linux only, and this is ${platform}.` };
  }
  const bubblewrap = findProgram('bwrap', path);
  if (bubblewrap === undefined) return { kind: 'missing', problem: `bubblewrap (bwrap) is not installed. ${INSTALL}` };
  const setpriv = findProgram('setpriv', path);
  const prlimit = findProgram('prlimit', path);
  if (setpriv === undefined || prlimit === undefined) {
    return { kind: 'missing', problem: `setpriv or prlimit (both of util-linux) is not installed. ${INSTALL}` };
  }
  const [major, minor] = versionOf(bubblewrap);
  if (major === 0 && minor < 5) {
    return {
      kind: 'missing',
      problem: `bubblewrap 0.5 or newer is needed, and this is ${major}.${minor}. Install a newer one.`,
    };
  }
  return { kind: 'found', bubblewrap, setpriv, prlimit, limitsSize: major > 0 || minor >= 7 };
}

function versionOf(bubblewrap: string): readonly [number, number] {
  const { stdout } = spawnSync(bubblewrap, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  const match = /(\d+)\.(\d+)/.exec(stdout);
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
}

function findProgram(name: string, path: string): string | undefined {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    try {
      const program = join(folder, name);
      accessSync(program, constants.X_OK);
      return realpathSync(program);
    } catch {
      // Not here.
    }
  }
  return undefined;
}
