import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findAssignment, knownAssignments } from '../../../../grader/intake/find-assignments.ts';
import { readAssignment } from '../../../../grader/intake/read-assignment.ts';

const known = await knownAssignments('specs');

describe('the assignments of this project', () => {
  it('are there', () => {
    expect(known).toContain('hw2');
  });

  it.each(known)('are right by schema and rules: %s', async (id) => {
    const path = await findAssignment(id, 'specs');
    const reading = readAssignment(path, await readFile(path, 'utf8'));
    expect(reading.kind === 'refused' ? reading.problems.map(({ message }) => message) : []).toEqual([]);
    expect(reading).toMatchObject({
      kind: 'read',
      assignment: { id },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});
