import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a file is called while it is being written: `.4711-123456-0.tmp`.
 *
 * @param written which of the files that are written together it is
 */
export function unfinishedName(written: number): string {
  return `.${process.pid}-${Math.trunc(performance.now() * 1000)}-${written}.tmp`;
}

const UNFINISHED = /^\.\d+-\d+-\d+\.tmp$/;

export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

/**
 * Removes what a killed run was just writing, from a folder of results and the students' folders in it. Only for whom no
 * other run writes there: it would lose what it has in hand.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  for (const place of [folder, ...inner]) {
    for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
      // What cannot be removed does no harm.
      if (entry.isFile() && isUnfinished(entry.name))
        await rm(join(place, entry.name), { force: true }).catch(() => undefined);
    }
  }
}
