/** Ends processes, and waits until they are really gone. */
import { isThere } from './process-tree.ts';

/** Far more than dying takes; what is still there then cannot be ended from here. */
const MOST_MILLISECONDS = 1000;
const BETWEEN_LOOKS = 5;

/** Ends a group of processes, where there is still somebody in it. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

/** A sandbox dies from the outside in: its first process goes before those within it. */
export async function areGone(members: readonly number[]): Promise<void> {
  const looks = MOST_MILLISECONDS / BETWEEN_LOOKS;
  for (let look = 0; look < looks && members.some((pid) => isThere(pid)); look += 1)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
}

/** Until everything that has already come was handed over. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
