import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Mount } from './sandbox.ts';

export type FoundPython = PythonInterpreter | Missing;

export interface PythonInterpreter {
  readonly kind: 'found';
  /** The real interpreter, not the link in the virtual environment. */
  readonly executable: string;
  /** e.g. `3.11.7` */
  readonly version: string;
  /** Folder of the packages that submissions may rely on. */
  readonly sitePackages: string;
  /** Interpreter and standard library, mounted in a neutral place, whatever their home. */
  readonly mounts: readonly Mount[];
  /** The interpreter in a sandbox. */
  readonly inside: string;
  /** Where its own libraries are in a sandbox. */
  readonly librariesInside: string;
}

/** `problem` says what is missing, and what to do. */
export interface Missing {
  readonly kind: 'missing';
  readonly problem: string;
}

const INSIDE = '/python';
const ADVICE = 'Run "npm run setup" in the project to make it.';

/** The interpreter behind the project's virtual environment, `.venv`. */
export function findPython(projectRoot: string): FoundPython {
  const environment = join(projectRoot, '.venv');
  const settings = readText(join(environment, 'pyvenv.cfg'));
  if (settings === undefined) {
    return { kind: 'missing', problem: `There is no Python environment at ${environment}. ${ADVICE}` };
  }
  const link = ['python3', 'python'].map((name) => join(environment, 'bin', name)).find((path) => existsSync(path));
  // `lib/python3.11` of the environment; the standard library has the same name below the interpreter's prefix.
  const library = namesIn(join(environment, 'lib')).find((name) => /^python3\.\d+$/.test(name));
  if (link === undefined || library === undefined) {
    return {
      kind: 'missing',
      problem: `The Python environment at ${environment} is not complete: its interpreter or its packages are gone. ${ADVICE}`,
    };
  }
  const executable = realpathSync(link);
  return {
    kind: 'found',
    executable,
    version: /^version(?:_info)?\s*=\s*(\S+)/m.exec(settings)?.[1] ?? library.replace('python', ''),
    sitePackages: join(environment, 'lib', library, 'site-packages'),
    mounts: mountsOf(executable, library),
    inside: `${INSIDE}/bin/${basename(executable)}`,
    librariesInside: `${INSIDE}/lib`,
  };
}

/** No more than is needed: a prefix such as /usr/local holds much else. */
function mountsOf(executable: string, library: string): readonly Mount[] {
  const prefix = dirname(dirname(executable));
  const parts = [
    `bin/${basename(executable)}`,
    `lib/${library}`,
    `lib64/${library}`,
    ...namesIn(join(prefix, 'lib'))
      .filter((name) => name.startsWith('libpython'))
      .map((name) => `lib/${name}`),
  ];
  return parts
    .filter((part) => existsSync(join(prefix, part)))
    .map((part) => ({ from: join(prefix, part), to: `${INSIDE}/${part}` }));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
