import { readFileSync } from 'node:fs';

/** What is mounted, as this process sees it. */
export function mounts(): readonly string[] {
  return readFileSync('/proc/self/mounts', 'utf8').split('\n').filter(Boolean);
}

export function mountsLeft(before: readonly string[], now: readonly string[] = mounts()): readonly string[] {
  return now.filter((line) => !before.includes(line)).map((line) => `mount ${line}`);
}

const SYSTEM_V = ['shm', 'sem', 'msg'];

/** Shared memory, semaphores and queues of System V: they outlive whoever made them. */
export function sharedObjects(): readonly string[] {
  return SYSTEM_V.flatMap((kind) =>
    readFileSync(`/proc/sysvipc/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .filter(Boolean)
      // Key and number name it; what follows changes as it is used.
      .map((line) => `${kind} ${line.trim().split(/\s+/).slice(0, 2).join(' ')}`),
  );
}
