import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { isUserOf, type Owner } from './owner.ts';

/** Every file below some folders, with what changes when anything is done to it. */
export type FileStates = ReadonlyMap<string, string>;

/** Changes whenever content, name, rights, owner or number of links do, and cannot be set back. */
export function fileStates(folders: readonly string[]): FileStates {
  return new Map(folders.flatMap((folder) => [...statesBelow(folder)]));
}

/** What is new, gone or different. */
export function filesChanged(before: FileStates, now: FileStates): readonly string[] {
  const gone = [...before.keys()].filter((path) => !now.has(path)).map((path) => `${path} is gone`);
  const other = [...now].flatMap(([path, state]) => {
    const was = before.get(path);
    return was === state ? [] : [`${path} ${was === undefined ? 'is new' : 'was changed'}`];
  });
  return [...gone, ...other];
}

/** Where everybody may write. */
const PUBLIC_FOLDERS = ['/tmp', '/var/tmp', '/dev/shm', '/run/lock', '/dev/mqueue'];
const DEPTH = 2;

/** What belongs to users of a run, outside its folder. */
export function filesLeft(owner: Owner): readonly string[] {
  const search = (folder: string, depth: number): readonly string[] =>
    namesIn(folder).flatMap((name) => {
      const path = join(folder, name);
      const stats = look(path);
      if (stats === undefined || path === owner.folder) return [];
      return [
        ...(isUserOf(owner, stats.uid) ? [`${path} of user ${stats.uid}`] : []),
        ...(stats.isDirectory() && depth < DEPTH ? search(path, depth + 1) : []),
      ];
    });
  return PUBLIC_FOLDERS.flatMap((folder) => search(folder, 1));
}

function* statesBelow(path: string): Generator<readonly [string, string]> {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return;
  yield [path, `${stats.ino} ${stats.mode} ${stats.uid} ${stats.size} ${stats.ctimeNs}`];
  if (stats.isDirectory()) for (const name of namesIn(path)) yield* statesBelow(join(path, name));
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
