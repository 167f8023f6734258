import { readFile } from 'node:fs/promises';
import { readAssignment } from '../../../../grader/intake/read-assignment.ts';
import type { AssignmentReading } from '../../../../grader/intake/read-assignment.ts';

const FOLDER = new URL('../../../fixtures/assignments/', import.meta.url);

export function fixture(name: string): Promise<string> {
  return readFile(new URL(`${name}.json`, FOLDER), 'utf8');
}

/** What is said of a fixture when it is read as the assignment `right`. */
export async function messagesOf(name: string): Promise<readonly string[]> {
  return messagesIn(readAssignment('right/assignment.json', await fixture(name)));
}

export function messagesIn(reading: AssignmentReading): readonly string[] {
  return reading.kind === 'read' ? [] : reading.problems.map(({ message }) => message);
}
