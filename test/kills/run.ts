import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { firstUser } from '../../grader/sandbox/user-slots.ts';
import type { Owner } from '../hostile/left/owner.ts';
import { inWords, processes, processesLeft } from '../hostile/left/processes.ts';
import { root, type Place } from './place.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly milliseconds: number;
  /** Processes that were still there seconds after it ended. */
  readonly left: readonly string[];
}

export interface Run {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

export interface Asked {
  /** Arguments besides the usual ones. */
  readonly args?: readonly string[];
  /** Another copy of the project than this one. */
  readonly project?: string;
  /** Whether nobody reads what it tells: the other end is closed at once. */
  readonly unread?: boolean;
  /** Where it looks for programs. */
  readonly path?: string | undefined;
}

/** How long the kernel and the sandboxes may take to end what a killed run had started. */
const LONGEST_END_MS = 10_000;
const STEP_MS = 50;

/** Starts the built command on the class of a place. */
export function startRun(
  place: Place,
  { args = [], project = root, unread = false, path = process.env['PATH'] }: Asked = {},
): Run {
  const before = processes();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(project, '.build/grader/cli/bin.js'),
      place.submissions,
      ...['--specs', place.specs, '--out', place.out, '--jobs', '3', '--format', 'junit', '--format', 'github'],
      ...args,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: path, TMPDIR: place.tmp, PLUMBLINE_DATA: '', XDG_CACHE_HOME: place.tmp },
    },
  );
  if (unread) child.stderr.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const milliseconds = performance.now() - began;
      void stillThere(ownerOf(child.pid ?? 0, place), before).then((left) => {
        resolve({ code, signal, stderr, milliseconds, left });
      });
    });
  });
  return { kill: (signal) => child.kill(signal), ended };
}

async function stillThere(owner: Owner, before: ReturnType<typeof processes>): Promise<readonly string[]> {
  for (let waited = 0; ; waited += STEP_MS) {
    // What has ended is for the system to count: whoever started it is gone.
    const left = processesLeft(owner, before).filter(({ isEnded }) => !isEnded);
    if (left.length === 0 || waited >= LONGEST_END_MS) return left.map(inWords);
    await wait(STEP_MS);
  }
}

/** Everything that a run starts has a path of its place in its command line; root's sandboxes have users of their own. */
function ownerOf(pid: number, { folder }: Place): Owner {
  if (process.getuid?.() !== 0) return { users: [-2, -1], folder };
  const first = firstUser(pid, readFileSync('/proc/self/uid_map', 'utf8'));
  return { users: [first, first + 256], folder };
}
