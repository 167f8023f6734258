import { readFileSync } from 'node:fs';
import { firstUser } from '../../../grader/sandbox/user-slots.ts';
import type { Grader } from '../graders.ts';

/** How to know what a run started and left. */
export interface Owner {
  /** Numbers that nobody but this run has: `[first, first after the last]`. Empty where the run has none of its own. */
  readonly users: readonly [number, number];
  /** Everything of the run is below it, so every sandbox of the run is started with paths in it. */
  readonly folder: string;
}

/** More sandboxes than any run has at once. */
const SLOTS = 256;

/** @param pid of the command: root's sandboxes get their user numbers by it */
export function ownerOf(grader: Grader, pid: number, folder: string): Owner {
  switch (grader.kind) {
    case 'root': {
      const first = firstUser(pid, readFileSync('/proc/self/uid_map', 'utf8'));
      return { users: [first, first + SLOTS], folder };
    }
    case 'became':
      return { users: [grader.user, grader.user + 1], folder };
    case 'self':
      return { users: [0, 0], folder };
  }
}

export function isUserOf({ users: [first, end] }: Owner, user: number): boolean {
  return user >= first && user < end;
}
