import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with all that leads to it. Step by step from what is there: `mkdir` with `recursive` goes round for ever
 * where folders are not to be made though what they would be in is there, as below `/proc`.
 *
 * @throws whatever the file system says of the first folder that cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  let folder = path;
  for (; !(await isThere(folder)) && dirname(folder) !== folder; folder = dirname(folder)) missing.push(folder);
  for (const next of missing.toReversed()) {
    await mkdir(next).catch((error: unknown) => {
      // Another run may have made it meanwhile.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
