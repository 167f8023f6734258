/**
 * User numbers for sandboxes that root starts, one for each that runs: the kernel counts processes by user, so one
 * student's fork bomb must not starve a neighbour's code.
 */
export interface UserSlots {
  take(): number;
  release(user: number): void;
}

export function createUserSlots(first: number): UserSlots {
  const taken = new Set<number>();
  return {
    take() {
      let user = first;
      while (taken.has(user)) user += 1;
      taken.add(user);
      return user;
    },
    release(user) {
      taken.delete(user);
    },
  };
}

/** Two graders at work on one machine keep this far apart. */
const USERS_PER_GRADER = 256;
const HIGH_USERS = 1_000_000_000;
const LOW_USERS = 61_184;

/**
 * The first user number for a grader: far above those of people where the whole range exists, else (in a container
 * with few users) just below 65536.
 *
 * @param userMap contents of /proc/self/uid_map: `inside outside count` on each line
 */
export function firstUser(grader: number, userMap: string): number {
  const exists = userMap
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .some(([inside = 0, , count = 0]) => inside <= HIGH_USERS && inside + count > 2 * HIGH_USERS);
  return exists ? HIGH_USERS + (grader % 1_000_000) * USERS_PER_GRADER : LOW_USERS + (grader % 16) * USERS_PER_GRADER;
}
