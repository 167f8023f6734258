import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../model/grader-error.ts';
import { compareCodePoints } from './code-points.ts';
import { didYouMean, listed, show } from './show.ts';

const FILE = 'assignment.json';

/** Ids of all assignments: folders that have an `assignment.json`. Throws a GraderError `specs-missing`. */
export async function knownAssignments(specsFolder: string): Promise<readonly string[]> {
  const entries = await readdir(specsFolder).catch((cause: unknown) => {
    throw new GraderError('specs-missing', `The folder of assignments cannot be read: ${specsFolder}.`, { cause });
  });
  const found = await Promise.all(
    entries.map(async (name) => ((await isFile(join(specsFolder, name, FILE))) ? [name] : [])),
  );
  return found.flat().toSorted(compareCodePoints);
}

/** The path of an assignment's file. Throws a GraderError `assignment-unknown` that lists those that there are. */
export async function findAssignment(id: string, specsFolder: string): Promise<string> {
  const known = await knownAssignments(specsFolder);
  if (!known.includes(id)) throw new GraderError('assignment-unknown', unknownAssignment(id, known));
  return join(specsFolder, id, FILE);
}

export function unknownAssignment(id: string, known: readonly string[]): string {
  const list = known.length === 0 ? 'There are no assignments.' : `There are: ${listed(known, 'and')}.`;
  return `There is no assignment ${show(id)}.${didYouMean(id, known)} ${list}`;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
