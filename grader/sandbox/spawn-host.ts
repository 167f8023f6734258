import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Duplex, Readable } from 'node:stream';
import { inheritedDescriptors } from './inherited-descriptors.ts';

/** Descriptors of a host: no input, output, errors, the channel, and what bubblewrap itself has to tell. */
const CHANNEL = 3;
const STATUS = 4;
/** What bubblewrap reads before it begins; the host does not get it. */
export const FILTER = 5;

export interface SpawnedHost {
  readonly child: ChildProcess;
  readonly channel: Duplex;
  readonly output: readonly Readable[];
  /** Bubblewrap's own messages, which nobody reads: it is open for as long as something of the sandbox is there. */
  readonly status: Readable;
}

/** @throws whatever `spawn` throws; most failures come as the `error` event of `child` instead */
export function spawnHost(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { workingFolder, filter }: { readonly workingFolder?: string; readonly filter?: Buffer | null } = {},
): SpawnedHost {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'];
  const nothing = openSync('/dev/null', 'r');
  try {
    for (const descriptor of inheritedDescriptors()) if (descriptor > STATUS) stdio[descriptor] = nothing;
    if (filter) stdio[FILTER] = 'pipe';
    // Holes would be read as `pipe`.
    const filled = Array.from(stdio, (entry) => entry ?? 'ignore');
    const child = spawn(program, args, {
      stdio: filled,
      env: { ...environment },
      // A group of its own, so that it can be ended together with what it started.
      detached: true,
      ...(workingFolder !== undefined && { cwd: workingFolder }),
    });
    // Whoever uses the process listens for themselves; this one is for a failure within this function.
    child.on('error', () => undefined);
    const streams: readonly unknown[] = child.stdio;
    const given = streams[FILTER];
    if (filter && given instanceof Duplex) {
      // Where the program could not be started, that is told elsewhere.
      given.on('error', () => undefined);
      given.end(filter);
    }
    const channel = child.stdio[CHANNEL];
    const status = child.stdio[STATUS];
    const output = [child.stdout, child.stderr];
    if (!(channel instanceof Duplex) || !(status instanceof Readable)) throw new Error('no channel to the process');
    return { child, channel, status, output: output.filter((stream) => stream !== null) };
  } finally {
    closeSync(nothing);
  }
}
