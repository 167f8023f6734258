import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { project } from '../places.ts';
import { fileStates, filesChanged, filesLeft, type FileStates } from './files.ts';
import { mounts, mountsLeft, sharedObjects } from './mounts.ts';
import type { Owner } from './owner.ts';
import { inWords, processes, processesLeft, type Process } from './processes.ts';
import { sockets, socketsLeft, type Socket } from './sockets.ts';

/** The state of the machine before a run. */
export interface Snapshot {
  readonly processes: readonly Process[];
  readonly sockets: readonly Socket[];
  readonly mounts: readonly string[];
  readonly shared: readonly string[];
  readonly files: FileStates;
}

/** What a run left behind, each in a sentence; nothing, if all is well. */
export interface Left {
  readonly processes: readonly string[];
  readonly sockets: readonly string[];
  readonly mounts: readonly string[];
  readonly files: readonly string[];
}

/** What is in the project and must not be written to by grading. */
const ROOMS = ['specs', 'reference', 'grader', 'submissions', 'test/fixtures/hostile', '.build', 'package.json'];

export function snapshot(): Snapshot {
  return {
    processes: processes(),
    sockets: sockets(),
    mounts: mounts(),
    shared: sharedObjects(),
    files: fileStates(ROOMS.map((room) => join(project, room))),
  };
}

/** How often it is looked for what has ended, half a second apart. */
const LOOKS = 40;

/** What is left after a while: by then everything that ended is to be gone for good. */
export async function leftForGood(before: Snapshot, owner: Owner): Promise<readonly string[]> {
  for (let looked = 0; ; looked += 1) {
    const left = processesLeft(owner, before.processes);
    // What has ended is gone as soon as the machine's first process asks how.
    if (looked === LOOKS || !left.some(({ isEnded }) => isEnded)) return left.map(inWords);
    await wait(500);
  }
}

/** What is left at the very moment when a run is over. */
export function leftSince(before: Snapshot, owner: Owner): Left {
  // Processes first: what is on its way out must not have time to get there.
  const now = { processes: processes(), sockets: sockets() };
  return {
    processes: processesLeft(owner, before.processes, now.processes)
      .filter(({ isEnded }) => !isEnded)
      .map(inWords),
    sockets: socketsLeft(owner, before.sockets, now.sockets),
    mounts: [...mountsLeft(before.mounts), ...sharedObjects().filter((one) => !before.shared.includes(one))],
    files: [...filesChanged(before.files, fileStates(ROOMS.map((room) => join(project, room)))), ...filesLeft(owner)],
  };
}
