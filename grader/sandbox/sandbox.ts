import type { Limits } from '../model/assignment.ts';
import type { HostProcess } from './host.ts';

/** Starts host programs, held to limits. Knows nothing of what they are asked. */
export interface Sandbox {
  readonly kind: 'bubblewrap' | 'none';
  /** Starts a host. That it could not be started is told by its first answer (`never-started`). */
  start(command: HostCommand): HostProcess;
  /** Where a started host finds what is mounted: `to` in a sandbox, `from` without one. */
  pathInside(mount: Mount): string;
}

export interface HostCommand {
  readonly interpreter: 'python' | 'node';
  /** What comes after the interpreter; paths as `pathInside` tells them. */
  readonly arguments: readonly string[];
  /** What can be seen besides the interpreter, for reading only. */
  readonly readOnly: readonly Mount[];
  /** Where the host starts, as seen from inside. */
  readonly workingFolder: string;
  readonly limits: Limits;
  /** Variables besides those that every host gets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A file or folder outside and where it appears inside. */
export interface Mount {
  readonly from: string;
  readonly to: string;
}

/**
 * What every host finds in its environment, and nothing else: the same verdict, whatever the machine and the number
 * of workers.
 */
export const hostEnvironment: Readonly<Record<string, string>> = {
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  HOME: '/tmp',
};
