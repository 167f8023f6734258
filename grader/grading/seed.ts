import { createHash } from 'node:crypto';

/** Seed of a check's cases: from assignment, check and run seed, never from the student, so everyone faces the same cases. */
export function checkSeed(assignmentId: string, checkId: string, runSeed: number): number {
  const hash = createHash('sha256').update(`${assignmentId}\n${checkId}\n${runSeed}`).digest();
  return hash.readUInt32LE(0);
}
