import { targetIdOf } from '../intake/target-id.ts';
import { readFile } from 'node:fs/promises';
import { findAssignment } from '../intake/find-assignments.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { readAssignment } from '../intake/read-assignment.ts';
import { GraderError } from '../model/grader-error.ts';
import { nearest } from '../contract/names.ts';

export interface LoadedAssignment {
  readonly assignment: Assignment;
  readonly sha256: string;
}

/** @throws GraderError `assignment-unknown`, `assignment-invalid`: before anything of a student's is run */
export async function loadAssignment(id: string, specs: string): Promise<LoadedAssignment> {
  const path = await findAssignment(id, specs);
  const reading = readAssignment(path, await readFile(path, 'utf8'));
  switch (reading.kind) {
    case 'read':
      return { assignment: reading.assignment, sha256: reading.sha256 };
    case 'refused':
      throw new GraderError(
        'assignment-invalid',
        [
          ...reading.problems.map(({ message }) => message),
          ...(reading.more > 0 ? [`... and ${reading.more} more problems.`] : []),
        ].join('\n'),
      );
  }
}

/** The checks that `--check` names: a check's id, or a target's for all of its checks. All of them when it names none. */
export function selectChecks(assignment: Assignment, wanted: readonly string[]): readonly AssignmentCheck[] {
  if (wanted.length === 0) return assignment.checks;
  return assignment.checks.filter(({ id }) => wanted.includes(id) || wanted.includes(targetIdOf(id)));
}

/** @throws GraderError `check-unknown` when `--check` names what none of the assignments has */
export function mustKnowChecks(assignments: readonly Assignment[], wanted: readonly string[]): void {
  const known = assignments.flatMap(({ checks }) => checks.flatMap(({ id }) => [id, targetIdOf(id)]));
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new GraderError(
    'check-unknown',
    `--check ${unknown}: there is no such check.${near === null ? '' : ` Did you mean ${near}?`} There are: ${[...new Set(known)].join(', ')}.`,
  );
}
