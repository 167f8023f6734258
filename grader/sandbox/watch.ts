import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import type { TreeUsage } from './process-tree.ts';

const POLL_MILLISECONDS = 50;

/** A look that comes later than this was held up by the machine (or by us), and so was what is looked at. */
const LATE_MILLISECONDS = 1000;

/** Time in which a process is kept waiting by the machine does not count against it, but nobody waits for ever. */
const CLOCK_FACTOR = 5;

/** Processor time that may be used while nobody asks: tidying up takes far less, and nobody's neighbours are slowed. */
const BACKGROUND_SECONDS = 1;

/** Of its time on the clock a process may have been kept waiting this much, and still did nothing by its own doing. */
const KEPT_WAITING = 0.1;

/** What a process and all that it started used up. */
export interface Used {
  readonly cpuSeconds: number;
  /** Time on the clock in which nothing was computed, though a processor was to be had. */
  readonly idleSeconds: number;
}

/** What one question may use. */
export type QuestionLimits = Pick<Limits, 'cpuSeconds' | 'wallSeconds'>;

export interface Watch {
  /** Counts processor time and time on the clock anew; other limits than the usual ones hold until the next restart. */
  restart(limits?: QuestionLimits): void;
  /** Nobody waits for the process: until `resume` only its memory counts, and that it does not go on computing. */
  pause(): void;
  resume(): void;
  stop(): void;
  /** So far, as far as it can be told. */
  used(): Used;
}

export interface Watched {
  readonly limits: QuestionLimits & Pick<Limits, 'memoryMegabytes'>;
  /** What the process and its descendants use by now; undefined where that cannot be told. */
  readonly usage: () => TreeUsage | undefined;
  /** A clock that only goes forward, in milliseconds. */
  readonly now: () => number;
  /**
   * Called once, with the limit that was overstepped. `isOwnDoing`: measured of this process alone; however busy the
   * machine was, it would have come to the same.
   */
  readonly onOverstep: (end: ProcessEnd, isOwnDoing: boolean) => void;
}

/**
 * Looks at a process about every 50 ms. Processor time is the budget, so that a loaded machine does not change a
 * grade; the clock only ends what sleeps or waits.
 */
export function watch({ limits, usage, now, onOverstep }: Watched): Watch {
  /** At the last look. Looking costs more than most programs do, so a restart takes what was seen last. */
  let { cpuSeconds: cpuSeen, waitedSeconds: waitedSeen } = usage() ?? NOTHING;
  let held: QuestionLimits = limits;
  let cpuAtStart = cpuSeen;
  let cpuAtPause = cpuSeen;
  let lookedAt = now();
  /** Since the last restart: on the clock, the part that counts, and the time without a processor that was wanted. */
  let clock = 0;
  let counted = 0;
  let waited = 0;
  let idle = 0;
  let paused = false;

  const look = (): void => {
    const used = usage();
    const sinceLast = (now() - lookedAt) / 1000;
    const step = Math.min(sinceLast, LATE_MILLISECONDS / 1000);
    lookedAt = now();
    const computed = Math.max(0, (used?.cpuSeconds ?? cpuSeen) - cpuSeen);
    const kept = used ? keptWaiting(used, waitedSeen, step) : 0;
    // A child that nobody waited for takes what it used along: what was seen before stands.
    cpuSeen += computed;
    waitedSeen = used?.waitedSeconds ?? waitedSeen;
    if (!paused) {
      clock += step;
      counted += Math.max(0, step - kept);
      // Where the kernel does not tell, nothing is known.
      waited += (used?.waitedSeconds === undefined ? step : kept) + (sinceLast - step);
      idle += Math.max(0, step - computed - kept);
    }
    const { memoryMegabytes } = limits;
    const allowed = paused ? { cpuSeconds: BACKGROUND_SECONDS, wallSeconds: Infinity } : held;
    const end = overstepped(
      { ...allowed, memoryMegabytes },
      {
        cpuSeconds: cpuSeen - (paused ? cpuAtPause : cpuAtStart),
        wallSeconds: Math.max(counted, clock / CLOCK_FACTOR),
        residentMegabytes: used?.residentMegabytes ?? 0,
      },
    );
    if (!end) return;
    clearInterval(timer);
    onOverstep(end, end.kind === 'out-of-memory' || (isOfClock(end) && waited <= clock * KEPT_WAITING));
  };
  const timer = setInterval(look, POLL_MILLISECONDS);

  return {
    restart(changed = limits) {
      held = changed;
      cpuAtStart = cpuSeen;
      lookedAt = now();
      [clock, counted, waited] = [0, 0, 0];
    },
    pause() {
      paused = true;
      cpuAtPause = cpuSeen;
    },
    resume() {
      if (paused) lookedAt = now();
      paused = false;
    },
    stop() {
      clearInterval(timer);
    },
    used() {
      // A process that is gone tells nothing any more: what was seen last stands.
      cpuSeen = Math.max(cpuSeen, usage()?.cpuSeconds ?? 0);
      return { cpuSeconds: cpuSeen, idleSeconds: idle };
    },
  };
}

const NOTHING: TreeUsage = { cpuSeconds: 0, residentMegabytes: 0, waitedSeconds: 0, isWaitingForDisk: false };

function keptWaiting({ waitedSeconds, isWaitingForDisk }: TreeUsage, seen: number | undefined, step: number): number {
  return isWaitingForDisk ? step : Math.max(0, (waitedSeconds ?? 0) - (seen ?? 0));
}

function isOfClock(end: ProcessEnd): boolean {
  return end.kind === 'timed-out' && end.clock === 'wall';
}

/** Which limit is overstepped, memory first: what runs out of memory is slow besides. */
export function overstepped(
  limits: Watched['limits'],
  used: Pick<TreeUsage, 'cpuSeconds' | 'residentMegabytes'> & { readonly wallSeconds: number },
): ProcessEnd | undefined {
  if (used.residentMegabytes > limits.memoryMegabytes) {
    return { kind: 'out-of-memory', megabytes: limits.memoryMegabytes };
  }
  if (used.cpuSeconds > limits.cpuSeconds) return { kind: 'timed-out', clock: 'cpu', seconds: limits.cpuSeconds };
  if (used.wallSeconds > limits.wallSeconds) return { kind: 'timed-out', clock: 'wall', seconds: limits.wallSeconds };
  return undefined;
}
