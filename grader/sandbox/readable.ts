import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Mount } from './sandbox.ts';

/** Read for a file, read and enter for a folder: what everybody else needs. */
const FILE_FOR_ALL = 0o004;
const FOLDER_FOR_ALL = 0o005;

export interface ReadableMounts {
  readonly mounts: readonly Mount[];
  /** Removes the copies. */
  readonly release: () => void;
}

/**
 * Mounts that a user other than their owner can read. What root may read, the user that code runs as may not (a
 * submission below a private home): such a folder is copied.
 *
 * @param temporary folder for the copies
 */
export function readableMounts(mounts: readonly Mount[], temporary: string): ReadableMounts {
  const copies: string[] = [];
  const readable = mounts.map((mount) => {
    if (isReadable(mount.from)) return mount;
    const folder = mkdtempSync(join(temporary, 'plumbline-'));
    copies.push(folder);
    const copy = join(folder, basename(mount.from) || 'mount');
    // Links stay links: what they point to outside is not handed in.
    cpSync(mount.from, copy, { recursive: true, verbatimSymlinks: true });
    makeReadable(copy);
    return { from: copy, to: mount.to };
  });
  return {
    mounts: readable,
    release() {
      for (const folder of copies.splice(0)) remove(folder);
    },
  };
}

/** Whoever waits for the process to be gone must not fail for it: what cannot be removed goes with the folder of the run. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A disk that can only be read by now.
  }
}

function isReadable(path: string): boolean {
  const { mode, isFolder } = look(path);
  if (isFolder === undefined) return true;
  if (!isFolder) return (mode & FILE_FOR_ALL) === FILE_FOR_ALL;
  return (mode & FOLDER_FOR_ALL) === FOLDER_FOR_ALL && readdirSync(path).every((name) => isReadable(join(path, name)));
}

function makeReadable(path: string): void {
  const { mode, isFolder } = look(path);
  if (isFolder === undefined) return;
  chmodSync(path, mode | (isFolder ? FOLDER_FOR_ALL : FILE_FOR_ALL));
  if (isFolder) for (const name of readdirSync(path)) makeReadable(join(path, name));
}

/** `isFolder` is undefined for what is neither file nor folder. */
function look(path: string): { readonly mode: number; readonly isFolder: boolean | undefined } {
  const stats = lstatSync(path);
  return { mode: stats.mode & 0o7777, isFolder: stats.isDirectory() ? true : stats.isFile() ? false : undefined };
}
