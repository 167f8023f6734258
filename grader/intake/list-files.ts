import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isHidden, isLeftBehind } from './clutter.ts';
import { isCode } from './code-files.ts';
import { compareCodePoints } from './code-points.ts';

const DEEPEST = 16;
/** Entries looked at in one submission. */
const MOST = 10_000;

export interface Listing {
  /** Paths within the folder, `/`-separated, in the order of code points. */
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Something that was handed in and is not looked at. */
export interface LeftOut {
  readonly path: string;
  /** Ends a sentence, e.g. `it is a symbolic link`. */
  readonly reason: string;
}

/** The regular files below a folder. Symbolic links are not followed: they may lead anywhere. Throws when the folder itself cannot be read. */
export async function listFiles(folder: string): Promise<Listing> {
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  let seen = 0;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    const { path: below, depth } = next;
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((cause: unknown) => {
      if (below === '') throw cause;
      return null;
    });
    if (entries === null) leftOut.push({ path: below, reason: 'it cannot be read' });
    for (const entry of (entries ?? []).toSorted(codeFirst)) {
      if (isLeftBehind(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isHidden(entry.name)) {
        if (entry.isDirectory() || isCode(entry.name)) leftOut.push({ path, reason: 'it is hidden by its name' });
        continue;
      }
      seen += 1;
      if (seen > MOST)
        return {
          files: sorted(files),
          leftOut: [...leftOut, { path, reason: `there are more than ${MOST} files; this and what follows` }],
        };
      if (entry.isFile()) files.push(path);
      else if (!entry.isDirectory())
        leftOut.push({ path, reason: entry.isSymbolicLink() ? 'it is a symbolic link' : 'it is not a regular file' });
      else if (depth >= DEEPEST) leftOut.push({ path, reason: `it is nested deeper than ${DEEPEST} folders` });
      else folders.push({ path, depth: depth + 1 });
    }
  }
  return { files: sorted(files), leftOut };
}

/** Where there is more than is looked at, code must not be what is left out. */
function codeFirst(one: Dirent, other: Dirent): number {
  return Number(isCode(other.name)) - Number(isCode(one.name)) || compareCodePoints(one.name, other.name);
}

function sorted(files: readonly string[]): readonly string[] {
  return files.toSorted(compareCodePoints);
}
