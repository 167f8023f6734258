import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../model/grader-error.ts';
import { fateOf, identityNamed, identityOf, nameOfIdentity, processesHere } from './run-identity.ts';
import type { Processes, RunIdentity } from './run-identity.ts';

/** A folder for all that a run needs only while it runs. */
export interface Staging {
  /** Nobody else may enter. */
  readonly folder: string;
  /** Removes it with all that is in it; what cannot be removed now is left to the next run. */
  readonly remove: () => Promise<void>;
}

const PREFIX = 'plumbline-';
/** What `mkdtemp` adds to a name. */
const SUFFIX = /-[A-Za-z0-9]{6}$/;

/** What a run left behind whose process cannot be seen from here is kept this long. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes the folder of this run, and removes those that killed runs of the same user left behind.
 *
 * @param temporaryFolder `os.tmpdir()`
 * @throws GraderError `no-temporary-folder`
 */
export async function createStaging(temporaryFolder: string, processes: Processes = processesHere): Promise<Staging> {
  const here = identityOf(processes);
  let folder: string;
  try {
    folder = await mkdtemp(join(temporaryFolder, `${PREFIX}${nameOfIdentity(here)}-`));
  } catch (error) {
    throw new GraderError(
      'no-temporary-folder',
      `Nothing can be put into the folder for temporary files: ${error instanceof Error ? error.message : String(error)}. The variable TMPDIR names another one.`,
      { cause: error },
    );
  }
  await removeLeftovers(temporaryFolder, folder, here, processes);
  return { folder, remove: () => remove(folder) };
}

async function removeLeftovers(
  temporaryFolder: string,
  own: string,
  here: RunIdentity,
  processes: Processes,
): Promise<void> {
  const { uid, mtimeMs: now } = await lstat(own);
  const names = await readdir(temporaryFolder).catch(() => []);
  for (const name of names) {
    const run = runOf(name);
    if (run === null) continue;
    const path = join(temporaryFolder, name);
    // Not `stat`: a link with such a name is nobody's leftover.
    const stats = await lstat(path).catch(() => null);
    if (stats?.isDirectory() !== true || stats.uid !== uid) continue;
    const fate = fateOf(run, here, processes);
    const isLeft = fate === 'gone' || (fate === 'unknown' && now - stats.mtimeMs > DAY);
    if (isLeft) await remove(path);
  }
}

/** What cannot be removed, or is being removed by another run, is no reason not to go on. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

function runOf(name: string): RunIdentity | null {
  if (!name.startsWith(PREFIX) || !SUFFIX.test(name)) return null;
  return identityNamed(name.slice(PREFIX.length).replace(SUFFIX, ''));
}
