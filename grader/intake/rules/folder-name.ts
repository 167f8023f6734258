import { basename, dirname } from 'node:path';
import type { Assignment } from '../assignment-schema.ts';
import { complaint, type Complaint } from '../problem.ts';
import { show } from '../show.ts';

/** An assignment is found by the name of its folder, so its id is that name. */
export function folderNamed({ id }: Assignment, path: string): readonly Complaint[] {
  const folder = basename(dirname(path));
  const hasFolder = basename(path) === 'assignment.json' && folder !== '' && folder !== '.' && folder !== '..';
  return hasFolder && folder !== id
    ? [complaint(['id'], `should be ${show(folder)}, the name of its folder, but was ${show(id)}.`)]
    : [];
}
