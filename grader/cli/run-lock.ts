import { lstat, open, readdir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GraderError } from '../model/grader-error.ts';
import { cannotWrite } from './cannot-write.ts';
import { makeFolder } from './make-folder.ts';
import { fateOf, identityNamed, identityOf, nameOfIdentity, processesHere } from './run-identity.ts';
import type { Processes, RunIdentity } from './run-identity.ts';
import { removeUnfinished } from './unfinished.ts';

/** A folder of results that no other run writes to. */
export interface RunLock {
  readonly release: () => Promise<void>;
}

const PREFIX = '.grade-run-';

/** Two runs that begin at the same moment both step back; they hardly do so several times. */
const TRIES = 5;
const LONGEST_WAIT_MS = 200;

/** How often a run tells those who cannot see its process that it goes on; and after how long it does no more. */
const SIGN_OF_LIFE_MS = 10_000;
const NO_LIFE_AFTER_MS = 60_000;

/**
 * Holds a folder of results for this run; makes it if it is not there. What a killed run left there, of its hold or of
 * files that it had not finished, counts for nothing and is removed.
 *
 * A run first lays down a claim, an empty file named after its process, then looks for others: of two runs at least the
 * later one sees the other's. A claim is made and removed by one step of the file system, so there is no half of one,
 * and none is ever taken over: claims of runs that are gone have names that no other run can get.
 *
 * @throws GraderError `folder-in-use` when another run holds it, `cannot-write`
 */
export async function holdFolder(folder: string, processes: Processes = processesHere): Promise<RunLock> {
  const here = identityOf(processes);
  const claim = join(folder, `${PREFIX}${nameOfIdentity(here)}`);
  for (let tried = 1; ; tried += 1) {
    const file = await layDown(folder, claim);
    const other = await otherClaim(folder, claim, here, processes);
    if (other === null) {
      await removeUnfinished(folder);
      return keepAlive(claim, file);
    }
    await file.close();
    await rm(claim, { force: true });
    if (tried === TRIES) throw inUse(folder, other);
    // Those who stepped back at the same moment come again at different ones.
    await wait((LONGEST_WAIT_MS * ((here.pid * tried) % 17)) / 17);
  }
}

async function layDown(folder: string, claim: string): Promise<FileHandle> {
  try {
    await makeFolder(folder);
    return await open(claim, 'wx');
  } catch (error) {
    if (isThere(error))
      throw new GraderError('folder-in-use', `This run already writes to ${folder}.`, { cause: error });
    throw cannotWrite(folder, error);
  }
}

/** The claim, that is: a file in the place of the folder is another fault. */
function isThere(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return false;
  return error.syscall === 'open' && error.code === 'EEXIST';
}

interface Claim {
  readonly run: RunIdentity;
  readonly fate: 'running' | 'unknown';
  readonly path: string;
}

/** The claim of another run that goes on, or may go on; those of runs that do not are removed. */
async function otherClaim(folder: string, own: string, here: RunIdentity, processes: Processes): Promise<Claim | null> {
  const now = await changed(own);
  for (const name of await readdir(folder)) {
    const run = name.startsWith(PREFIX) ? identityNamed(name.slice(PREFIX.length)) : null;
    const path = join(folder, name);
    if (run === null || path === own) continue;
    const fate = fateOf(run, here, processes);
    const sign = await changed(path);
    if (fate === 'running') return { run, fate, path };
    if (fate === 'unknown' && now - sign < NO_LIFE_AFTER_MS) return { run, fate, path };
    await rm(path, { force: true });
  }
  return null;
}

/** By the clock of the file system, which may be another machine's; long ago for what is gone. */
async function changed(path: string): Promise<number> {
  return (await lstat(path).catch(() => ({ mtimeMs: -Infinity }))).mtimeMs;
}

function keepAlive(claim: string, file: FileHandle): RunLock {
  const signs = setInterval(() => {
    void file.write('.', 0).catch(() => undefined);
  }, SIGN_OF_LIFE_MS);
  signs.unref();
  return {
    async release() {
      clearInterval(signs);
      await file.close();
      // On a disk that went away meanwhile it stays: the next run sees that this one is gone.
      await rm(claim, { force: true }).catch(() => undefined);
    },
  };
}

function inUse(folder: string, { run, fate, path }: Claim): GraderError {
  const who =
    fate === 'running'
      ? `Another run of grade, process ${run.pid}, is writing to ${folder}. Wait for it to end`
      : `Another run of grade is writing to ${folder}, on another machine or in another container (process ${run.pid} there), or was until a minute ago. Wait for it to end`;
  return new GraderError(
    'folder-in-use',
    `${who}, or name another folder by --out. If there is no such run, remove ${path}.`,
  );
}
