import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './places.ts';

/** A folder that only its owner may enter, and what below it has to be reached all the same. */
export interface Covered {
  readonly folder: string;
  readonly keep: readonly string[];
}

/** Enter: what everybody needs of each folder on the way. */
const ENTER_FOR_ALL = 0o001;

/**
 * Which folders an ordinary user cannot pass on the way to what the command needs, e.g. an interpreter below root's home.
 *
 * @param mayEnter whether everybody may enter a folder
 */
export function coveredFolders(
  needed: readonly string[],
  mayEnter: (folder: string) => boolean = isEnterable,
): readonly Covered[] {
  const covered = new Map<string, string[]>();
  for (const path of new Set(needed)) {
    if (!mayEnter(path)) throw new Error(`${path} is closed to everybody but its owner: \`chmod -R a+rX\` opens it.`);
    const closed = foldersAbove(path).find((folder) => !mayEnter(folder));
    if (closed !== undefined) covered.set(closed, [...(covered.get(closed) ?? []), path]);
  }
  return [...covered].map(([folder, keep]) => ({ folder, keep: outermost(keep) }));
}

/** The project, the interpreters, and the folder of the run. */
export function neededPaths(runFolder: string): readonly string[] {
  const environment = join(project, '.venv');
  const link = ['python3', 'python'].map((name) => join(environment, 'bin', name)).find((path) => existsSync(path));
  return [
    realpathSync(project),
    realpathSync(runFolder),
    prefixOf(process.execPath),
    ...(link === undefined ? [] : [prefixOf(link)]),
    // Links on the way to the interpreter have to be followed as well.
    ...homeOf(join(environment, 'pyvenv.cfg')),
  ];
}

/** The folder that holds `bin/` of an interpreter. */
function prefixOf(executable: string): string {
  return dirname(dirname(realpathSync(executable)));
}

function homeOf(settings: string): readonly string[] {
  const home = existsSync(settings) ? /^home\s*=\s*(.+)$/m.exec(readFileSync(settings, 'utf8'))?.[1] : undefined;
  return home !== undefined && existsSync(home) && readdirSync(home).length > 0 ? [dirname(home.trim())] : [];
}

/** From the outermost inwards, without the path itself. */
function foldersAbove(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...foldersAbove(parent), parent];
}

function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}

function isEnterable(folder: string): boolean {
  return (statSync(folder).mode & ENTER_FOR_ALL) !== 0;
}
