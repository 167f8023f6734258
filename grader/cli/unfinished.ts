import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a file is called while it is being written: `.4711-123456.tmp`. */
const UNFINISHED = /^\.\d+-\d+\.tmp$/;

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
      if (entry.isFile() && UNFINISHED.test(entry.name))
        await rm(join(place, entry.name), { force: true }).catch(() => undefined);
    }
  }
}
