/** How much a submission may use up in all before nothing more of it is asked, and what a program may use meanwhile. */
import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import type { Used } from '../sandbox/watch.ts';

/** What one program may use once the submission is loaded. */
export interface Ration extends Pick<Limits, 'cpuSeconds' | 'wallSeconds'> {
  /** Less than the limits say: the same ran out before, alone too. */
  readonly isShort: boolean;
}

/** A run that gave no answer. */
export interface Loss {
  /** What the program asked for: `askedNames(program)`. */
  readonly asked: readonly string[];
  readonly end: ProcessEnd;
  /** Whose doing it was; nobody's: of the machine, of the grader, or not known. */
  readonly blame: 'code' | 'nobody';
  /** What was used, as far as it could be told. */
  readonly used: Used;
}

export interface Rations {
  rationFor(asked: readonly string[]): Ration;
  lose(loss: Loss): void;
  /** What was used while nobody asked, until the process was ended for it. */
  loseBetween(used: Used): void;
  /** Whether one more process may be replaced that could go on, but for what its code left there. */
  mayReplace(): boolean;
  /** One more is replaced. */
  replace(): void;
  /** Set once so much was lost that nothing more is asked. */
  givenUp(): ProcessEnd | undefined;
}

/**
 * Twelve times the processor time of one program: two things that never end are tried twice in full each, and still
 * there are short rations for thirty programs more. One thing alone never comes near it.
 */
const CPU_LIMITS = 12;

/** Sleeping and waiting is worse than computing: its limit is long, and no other load explains it. */
const IDLE_LIMITS = 6;

/** Nobody holds up a class for longer than ten minutes, however generous the limits for one program are. */
const MOST_SECONDS = 600;

/** But one thing that never ends, tried twice in full, and then again and again in short, always fits. */
const LEAST_LIMITS = 4;

/** A count, because time is another one in each run: loading as often costs no more than all that may be lost. */
const MOST_REPLACED = CPU_LIMITS;

/**
 * A quarter is enough for what comes to an end at all: most programs take less than a hundredth. Not below a second,
 * because numpy alone takes 0.2 s of it; not above ten, because that is long for anything that a student waits for.
 */
const SHORT = { part: 1 / 4, cpu: { least: 1, most: 10 }, wall: { least: 2, most: 15 } } as const;

/** The rations of one submission. Nothing here depends on how busy the machine is. */
export function createRations(limits: Pick<Limits, 'cpuSeconds' | 'wallSeconds'>): Rations {
  const full: Ration = { cpuSeconds: limits.cpuSeconds, wallSeconds: limits.wallSeconds, isShort: false };
  const short: Ration = {
    cpuSeconds: shortened(limits.cpuSeconds, SHORT.cpu),
    wallSeconds: shortened(limits.wallSeconds, SHORT.wall),
    isShort: true,
  };
  const most: Used = {
    cpuSeconds: together(CPU_LIMITS, limits.cpuSeconds),
    idleSeconds: together(IDLE_LIMITS, limits.wallSeconds),
  };
  /** Sets of names: which of the names it was, nobody knows. */
  const lost: (readonly string[])[] = [];
  const lostBy: Record<Loss['blame'], Used> = {
    code: { cpuSeconds: 0, idleSeconds: 0 },
    nobody: { cpuSeconds: 0, idleSeconds: 0 },
  };
  /** How much it was, when it was too much: a round number, the same in every run. */
  const tooMuchBy = (blame: Loss['blame']): number | undefined => {
    const { cpuSeconds, idleSeconds } = lostBy[blame];
    if (cpuSeconds >= most.cpuSeconds) return most.cpuSeconds;
    return idleSeconds >= most.idleSeconds ? most.idleSeconds : undefined;
  };

  let replaced = 0;

  const charge = (blame: Loss['blame'], used: Used): void => {
    lostBy[blame] = sum(lostBy[blame], used);
  };

  return {
    rationFor: (asked) => (lost.some((names) => names.every((name) => asked.includes(name))) ? short : full),
    lose(loss) {
      const { asked, blame, end } = loss;
      const charged = chargeFor(loss);
      charge(blame, charged);
      // What ends soon costs nobody much time, and keeps its full ration.
      const isLong =
        end.kind === 'timed-out' || charged.cpuSeconds > short.cpuSeconds || charged.idleSeconds > short.wallSeconds;
      if (blame === 'code' && isLong && asked.length > 0) lost.push(asked);
    },
    mayReplace: () => replaced < MOST_REPLACED,
    replace() {
      replaced += 1;
    },
    loseBetween(used) {
      charge('code', used);
    },
    givenUp() {
      const seconds = tooMuchBy('code');
      if (seconds !== undefined) return { kind: 'given-up', seconds };
      const nobodys = tooMuchBy('nobody');
      return nobodys === undefined
        ? undefined
        : {
            kind: 'never-started',
            problem: `runs of it were lost to the machine or the grader again and again (${nobodys} s in all), so the rest was not asked`,
          };
    },
  };
}

/**
 * What ran out is charged by what it was given, once or several times, not by what was measured: the same in every run,
 * however busy the machine is. (Several times: loading it again may take as long.)
 */
function chargeFor({ end, used }: Loss): Used {
  if (end.kind !== 'timed-out') return used;
  const rounded = (seconds: number): number => Math.max(1, Math.floor(seconds / end.seconds)) * end.seconds;
  return end.clock === 'cpu'
    ? { ...used, cpuSeconds: rounded(used.cpuSeconds) }
    : { ...used, idleSeconds: rounded(used.idleSeconds) };
}

/** @returns how many seconds may be lost, of limits of this many seconds */
function together(count: number, seconds: number): number {
  return Math.min(count * seconds, Math.max(MOST_SECONDS, LEAST_LIMITS * seconds));
}

function shortened(seconds: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(seconds, Math.max(least, Math.min(most, seconds * SHORT.part)));
}

export function sum(one: Used, other: Used): Used {
  return { cpuSeconds: one.cpuSeconds + other.cpuSeconds, idleSeconds: one.idleSeconds + other.idleSeconds };
}

export function difference(one: Used, other: Used): Used {
  return { cpuSeconds: one.cpuSeconds - other.cpuSeconds, idleSeconds: one.idleSeconds - other.idleSeconds };
}
