import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import type { TreeUsage } from './process-tree.ts';

const POLL_MILLISECONDS = 50;

export interface Watch {
  /** Counts processor time and time on the clock anew. */
  restart(): void;
  /** Nobody waits for the process: until `resume` only its memory counts. */
  pause(): void;
  resume(): void;
  stop(): void;
  /** Processor time so far, as far as it can be told. */
  cpuSeconds(): number;
}

export interface Watched {
  readonly limits: Pick<Limits, 'cpuSeconds' | 'wallSeconds' | 'memoryMegabytes'>;
  /** What the process and its descendants use by now; undefined where that cannot be told. */
  readonly usage: () => TreeUsage | undefined;
  /** A clock that only goes forward, in milliseconds. */
  readonly now: () => number;
  /** Called once, with the limit that was overstepped. */
  readonly onOverstep: (end: ProcessEnd) => void;
}

/**
 * Looks at a process about every 50 ms. Processor time is the budget, so that a loaded machine does not change a
 * grade; the clock only ends what sleeps or waits.
 */
export function watch({ limits, usage, now, onOverstep }: Watched): Watch {
  /** At the last look. Looking costs more than most programs do, so a restart takes what was seen last. */
  let cpuSeen = usage()?.cpuSeconds ?? 0;
  let cpuAtStart = cpuSeen;
  let startedAt = now();
  let paused = false;

  const look = (): void => {
    const used = usage();
    cpuSeen = used?.cpuSeconds ?? cpuSeen;
    const end = overstepped(limits, {
      cpuSeconds: used && !paused ? used.cpuSeconds - cpuAtStart : 0,
      wallSeconds: paused ? 0 : (now() - startedAt) / 1000,
      residentMegabytes: used?.residentMegabytes ?? 0,
    });
    if (!end) return;
    clearInterval(timer);
    onOverstep(end);
  };
  const timer = setInterval(look, POLL_MILLISECONDS);

  return {
    restart() {
      cpuAtStart = cpuSeen;
      startedAt = now();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
    stop() {
      clearInterval(timer);
    },
    cpuSeconds() {
      // A process that is gone tells nothing any more: what was seen last stands.
      cpuSeen = Math.max(cpuSeen, usage()?.cpuSeconds ?? 0);
      return cpuSeen;
    },
  };
}

/** Which limit is overstepped, memory first: what runs out of memory is slow besides. */
export function overstepped(
  limits: Watched['limits'],
  used: TreeUsage & { readonly wallSeconds: number },
): ProcessEnd | undefined {
  if (used.residentMegabytes > limits.memoryMegabytes) {
    return { kind: 'out-of-memory', megabytes: limits.memoryMegabytes };
  }
  if (used.cpuSeconds > limits.cpuSeconds) return { kind: 'timed-out', clock: 'cpu', seconds: limits.cpuSeconds };
  if (used.wallSeconds > limits.wallSeconds) return { kind: 'timed-out', clock: 'wall', seconds: limits.wallSeconds };
  return undefined;
}
