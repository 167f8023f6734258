import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../model/grader-error.ts';
import { compareCodePoints } from './code-points.ts';
import { didYouMean, listed, show } from './show.ts';

const FILE = 'assignment.json';

/** Within the folder of assignments: more of them, to learn from. */
const EXAMPLES = 'examples';

/**
 * Ids of all assignments: folders that have an `assignment.json`, examples among them. Throws a GraderError `specs-missing`, or
 * `assignment-twice` when two have one id.
 */
export async function knownAssignments(specsFolder: string): Promise<readonly string[]> {
  return [...(await assignmentFolders(specsFolder)).keys()];
}

/** The path of an assignment's file. Throws a GraderError `assignment-unknown` that lists those that there are. */
export async function findAssignment(id: string, specsFolder: string): Promise<string> {
  const folders = await assignmentFolders(specsFolder);
  const folder = folders.get(id);
  if (folder === undefined) throw new GraderError('assignment-unknown', unknownAssignment(id, [...folders.keys()]));
  return join(folder, FILE);
}

/** By id, in order. */
async function assignmentFolders(specsFolder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(specsFolder).catch((cause: unknown) => {
    throw new GraderError('specs-missing', `The folder of assignments cannot be read: ${specsFolder}.`, { cause });
  });
  const examples = join(specsFolder, EXAMPLES);
  // Not every course has examples.
  const among = await readdir(examples).catch(() => []);
  const own = await withAssignment(specsFolder, names);
  const more = await withAssignment(examples, among);
  const twice = more.find(([id]) => own.some(([other]) => other === id));
  if (twice !== undefined)
    throw new GraderError(
      'assignment-twice',
      `Two assignments have the id ${show(twice[0])}: ${join(specsFolder, twice[0])} and ${twice[1]}. Give one of them another name.`,
    );
  return new Map([...own, ...more].toSorted(([one], [other]) => compareCodePoints(one, other)));
}

async function withAssignment(
  folder: string,
  names: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const found = await Promise.all(
    names.map(async (name) => ((await isFile(join(folder, name, FILE))) ? [[name, join(folder, name)] as const] : [])),
  );
  return found.flat();
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
