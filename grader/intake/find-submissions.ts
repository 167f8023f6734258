import { readdir } from 'node:fs/promises';
import { basename, join, parse, resolve } from 'node:path';
import type { Dirent } from 'node:fs';
import { GraderError } from '../model/grader-error.ts';
import { isHidden, isLeftBehind } from './clutter.ts';
import { isCode } from './code-files.ts';
import { compareCodePoints } from './code-points.ts';
import { unknownAssignment } from './find-assignments.ts';
import { didYouMean, listed, show } from './show.ts';

/** What one student handed in for one assignment: a folder, or a single file. */
export type FoundSubmission = {
  /** Unique within the group; hostile text. */
  readonly student: string;
  readonly path: string;
} & (
  | { readonly kind: 'folder' | 'file' }
  /** It is there, and cannot be looked into; it stays in the table. */
  | { readonly kind: 'unreadable'; readonly problem: string }
);

export interface SubmissionGroup {
  readonly assignmentId: string;
  /** In the order of code points of their names. */
  readonly submissions: readonly FoundSubmission[];
}

export interface Wanted {
  /** What the submissions are for, where the folders do not say it. */
  readonly assignment?: string;
  /** Ids of all assignments. */
  readonly known: readonly string[];
}

/**
 * Finds submissions in `<folder>/<assignment>/<student>`, or in `<folder>/<student>` where the assignment is told or is the
 * folder's own name. A student is a folder or a file. Throws a GraderError when the folders are none of these.
 */
export async function findSubmissions(
  folder: string,
  { assignment, known }: Wanted,
): Promise<readonly SubmissionGroup[]> {
  if (assignment !== undefined && !known.includes(assignment)) {
    throw new GraderError('assignment-unknown', unknownAssignment(assignment, known));
  }
  const entries = (await entriesOf(folder)).filter(({ name }) => !isHidden(name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const areAssignments = folders.length > 0 && folders.every((name) => known.includes(name));
  if (assignment !== undefined) {
    return [
      await groupIn(areAssignments && folders.includes(assignment) ? join(folder, assignment) : folder, assignment),
    ];
  }
  const own = basename(resolve(folder));
  if (!areAssignments && known.includes(own)) return [await groupIn(folder, own)];
  mustBeAssignments(folder, entries, known);
  return Promise.all(folders.map((name) => groupIn(join(folder, name), name)));
}

async function groupIn(folder: string, assignmentId: string): Promise<SubmissionGroup> {
  const entries = (await entriesOf(folder)).filter(isSomebodys);
  const students = studentNames(entries);
  return {
    assignmentId,
    submissions: entries.map((entry, index) => found(entry, students[index] ?? entry.name, join(folder, entry.name))),
  };
}

/**
 * A hidden file is mostly a tool's; a hidden folder, or code, may be somebody's homework all the same. What is to be read first is
 * about the class.
 */
function isSomebodys(entry: Dirent): boolean {
  if (entry.isFile() && /^readme(?:\.(?:md|txt|rst|html?))?$/iu.test(entry.name)) return false;
  return !isHidden(entry.name) || !entry.isFile() || isCode(entry.name);
}

function found(entry: Dirent, student: string, path: string): FoundSubmission {
  if (entry.isDirectory()) return { student, path, kind: 'folder' };
  if (entry.isFile()) return { student, path, kind: 'file' };
  const what = entry.isSymbolicLink() ? 'a symbolic link, which is not followed' : 'neither a folder nor a file';
  return { student, path, kind: 'unreadable', problem: `What was handed in is ${what}.` };
}

/** A file goes without its ending, unless that would give two students one name. */
function studentNames(entries: readonly Dirent[]): readonly string[] {
  const whole = new Set<number>();
  const nameOf = (entry: Dirent, index: number): string =>
    entry.isDirectory() || whole.has(index) ? entry.name : parse(entry.name).name;
  for (;;) {
    const names = entries.map(nameOf);
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    const shared = names.flatMap((name, index) => ((count.get(name) ?? 0) > 1 && !whole.has(index) ? [index] : []));
    // Names whose bytes are no text can read alike, whole as they are.
    if (shared.length === 0) return names.map((name, index) => numbered(names, name, index));
    for (const index of shared) whole.add(index);
  }
}

function numbered(names: readonly string[], name: string, index: number): string {
  const before = names.slice(0, index).filter((other) => other === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}

/** Entries that no tool left behind, sorted. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new GraderError('submissions-unreadable', `The folder ${show(folder)} cannot be read.`, { cause });
  });
  return entries
    .filter(({ name }) => !isLeftBehind(name))
    .toSorted((one, other) => compareCodePoints(one.name, other.name));
}

function mustBeAssignments(folder: string, entries: readonly Dirent[], known: readonly string[]): void {
  const hint = `Expected <assignment>/<student>/..., or students with --assignment ID. Assignments: ${listed(known, 'and') || 'none'}.`;
  const refuse = (what: string): never => {
    throw new GraderError('submissions-unexpected', `In ${show(folder)} ${what} ${hint}`);
  };
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      if (!known.includes(name))
        refuse(`the folder ${show(name)} is not named after an assignment.${didYouMean(name, known)}`);
    } else if (entry.isSymbolicLink()) refuse(`${show(name)} is a symbolic link, which is not followed.`);
    // A note beside the folders is nobody's homework; code may be.
    else if (isCode(name)) refuse(`the file ${show(name)} does not say for which assignment it is.`);
  }
  if (!entries.some((entry) => entry.isDirectory())) refuse('there are no submissions.');
}
