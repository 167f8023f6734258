import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import type { DataSet } from '../model/data-set.ts';
import { readBounded } from './read-bounded.ts';
import { readDataSet } from './read-data-set.ts';
import { show } from './show.ts';

/** Folders with data sets, in the order in which they are looked through; null where there is none. */
export interface DataFolders {
  /** Told by `--data`: there and nowhere else. */
  readonly told: string | null;
  /** Of `PLUMBLINE_DATA`. */
  readonly environment: string | null;
  /** The user's cache, where `grade setup --data` puts them. */
  readonly cache: string | null;
}

export type FoundDataSet =
  | { readonly kind: 'found'; readonly path: string; readonly dataSet: DataSet }
  /** In none of the folders. */
  | { readonly kind: 'absent'; readonly looked: readonly string[] }
  /** There and not as it should be, or not where it was said to be: whole sentences. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** A data set that homework can be done with in reasonable time is far smaller. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Looks for the file of a data set and reads it. A file that is there and wrong is told, never passed over. */
export async function findDataSet(id: string, spec: DataSetSpec, folders: DataFolders): Promise<FoundDataSet> {
  const problem = fileNameProblem(spec);
  if (problem !== null) return { kind: 'refused', problems: [problem] };
  const { told, environment, cache } = folders;
  if (told !== null) {
    const found = await readIn(told, id, spec);
    return found.kind === 'absent'
      ? { kind: 'refused', problems: [await whyNotThere(told, spec)] }
      : explained(found, '--data');
  }
  const looked = [
    { folder: environment, name: 'PLUMBLINE_DATA' },
    { folder: cache, name: "the user's cache" },
  ].flatMap(({ folder, name }) => (folder === null ? [] : [{ folder, name }]));
  for (const { folder, name } of looked) {
    const found = await readIn(folder, id, spec);
    if (found.kind !== 'absent') return explained(found, name);
  }
  return { kind: 'absent', looked: looked.map(({ folder }) => folder) };
}

/** Why a data set must not be looked for or put under its name; null when it may. */
export function fileNameProblem({ file, title }: DataSetSpec): string | null {
  if (basename(file) === file && file !== '.' && file !== '..' && !file.includes('\\')) return null;
  return `the file of ${title} should be a name without folders, but the assignment says ${show(file)}.`;
}

/** Names whose folder it was. */
function explained(found: FoundDataSet, folder: string): FoundDataSet {
  return found.kind === 'refused'
    ? { ...found, problems: [...found.problems, `(This file was found by way of ${folder}.)`] }
    : found;
}

async function readIn(folder: string, id: string, spec: DataSetSpec): Promise<FoundDataSet> {
  const named = join(folder, spec.file);
  // The folder is the user's own: a link in it is as good as a file.
  const path = await realpath(named).catch(() => null);
  if (path === null) return { kind: 'absent', looked: [folder] };
  const reading = await readBounded(path, MOST_BYTES);
  switch (reading.kind) {
    case 'too-large': {
      const most = `${MOST_BYTES / 2 ** 20} MB`;
      return { kind: 'refused', problems: [`${named}: it should have at most ${most}, but is larger: another file.`] };
    }
    case 'unreadable':
      return { kind: 'refused', problems: [`${named}: ${reading.reason}.`] };
    case 'read': {
      const dataSet = readDataSet(id, named, reading.bytes, spec);
      return dataSet.kind === 'read' ? { kind: 'found', path: named, dataSet: dataSet.dataSet } : dataSet;
    }
  }
}

async function whyNotThere(folder: string, { title, file, address }: DataSetSpec): Promise<string> {
  const stats = await stat(folder).catch(() => null);
  const next = `Put it there (it is at ${address}), or leave --data out: then it is looked for where \`grade setup --data\` puts it, and made-up rows serve where it is nowhere.`;
  if (stats === null) return `--data ${folder}: there is no such folder; expected one with ${file} (${title}). ${next}`;
  if (!stats.isDirectory()) return `--data ${folder} is no folder; expected the folder that ${file} (${title}) is in.`;
  return `--data ${folder}: there is no ${file} (${title}) in this folder. ${next}`;
}
