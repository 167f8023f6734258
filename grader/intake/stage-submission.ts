import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StagedSubmission {
  readonly folder: string;
  /** Removes the folder with all that is in it. */
  remove(): Promise<void>;
}

/** Whoever runs the code is another user than whoever wrote it: everybody may look, nobody may write. */
const FOLDER_MODE = 0o755;
const FILE_MODE = 0o444;

/**
 * Lays a submission out in a new folder below `base`, for a sandbox to show read-only. Paths are those within the submission;
 * throws a RangeError for one that leads out of it.
 */
export async function stageSubmission(content: ReadonlyMap<string, Buffer>, base: string): Promise<StagedSubmission> {
  for (const path of content.keys()) mustStayInside(path);
  const folder = await mkdtemp(join(base, 'submission-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    // The modes are set after: what is asked for at creation is cut by the umask.
    await chmod(folder, FOLDER_MODE);
    for (const inner of foldersOf(content.keys())) {
      await mkdir(join(folder, inner));
      await chmod(join(folder, inner), FOLDER_MODE);
    }
    for (const [path, bytes] of content) {
      await writeFile(join(folder, path), bytes, { flag: 'wx' });
      await chmod(join(folder, path), FILE_MODE);
    }
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Every folder on the way to a file, outer ones first. */
function foldersOf(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].toSorted((one, other) => one.length - other.length);
}

function mustStayInside(path: string): void {
  const parts = path.split('/');
  if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new RangeError(`${JSON.stringify(path)} is not a path within a submission.`);
  }
}
