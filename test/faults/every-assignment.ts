import { readdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import type { Assignment } from '../../grader/intake/assignment-schema.ts';
import { assignmentNamed } from '../fixtures/subjects/grade.ts';

const specs = new URL('../../specs/', import.meta.url);

/** Ids of all assignments of the project, as `assignmentNamed` takes them. */
const assignmentIds: readonly string[] = [
  ...readdirSync(specs).filter((name) => name !== 'schema' && name !== 'examples'),
  ...readdirSync(new URL('examples/', specs)).map((name) => `examples/${name}`),
];

/** The assignment of the hostile class. */
export const hostile = JSON.parse(
  readFileSync(new URL('../fixtures/hostile/specs/hostile/assignment.json', import.meta.url), 'utf8'),
) as Assignment;

export const everyAssignment: readonly (readonly [string, Assignment])[] = [
  ['hostile', hostile],
  ...assignmentIds.map((id) => [id, assignmentNamed(id)] as const),
];
