/** Starts the Python host, without sandbox: for tests only. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect, type Host } from '../client.ts';

export * from '../client.ts';

const root = new URL('../../../../../', import.meta.url).pathname;
const notebooks = `${root}test/fixtures/notebooks`;
const environment = `${root}.venv`;
const libraries = `${environment}/lib`;

interface Options {
  /** Path of another interpreter; that of the project's environment unless told. */
  readonly python?: string;
  /** Whether numpy and the other packages are to be found, or the folder where to look for packages. */
  readonly packages?: boolean | string;
}

export function startHost({ python = `${environment}/bin/python`, packages = true }: Options = {}): Host {
  const site =
    typeof packages === 'string'
      ? [packages]
      : readdirSync(libraries).map((version) => `${libraries}/${version}/site-packages`);
  const process = spawn(
    python,
    [
      '-I',
      '-S',
      '-B',
      `${root}grader/hosts/python/host.py`,
      ...(packages ? site.flatMap((folder) => ['--site', folder]) : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0' } },
  );
  return connect(process, notebooks);
}
