import type { Value } from './value.ts';

/**
 * A program: operations in plain data, run in order by a subject in one round trip.
 * Operations do not stop at a failure: one that refers to a failed operation is skipped, the others run.
 */
export type Program = readonly Operation[];

export type Operation =
  | CallOperation
  | {
      readonly op: 'construct';
      readonly callee: Callee;
      readonly arguments: readonly Argument[];
      readonly packed?: Packed;
      /** Keeps the object for references, and answers nothing. */
      readonly silent?: boolean;
    }
  /** The value of a top-level name: what it is, and for a function its signature. `at`: as of a moment (survey.ts). */
  | { readonly op: 'read'; readonly name: string; readonly at?: number }
  | ScriptOperation
  /** What an object has: a record of its attributes and methods by name, its class's own names included; methods are opaque. */
  | { readonly op: 'members'; readonly object: Reference }
  | { readonly op: 'get'; readonly object: Reference; readonly name: string }
  | { readonly op: 'set'; readonly object: Reference; readonly name: string; readonly value: Argument }
  /** Holds for this program from here on; a program begins with `silent`. */
  | { readonly op: 'randomness'; readonly mode: Randomness };

export interface CallOperation {
  readonly op: 'call';
  readonly callee: Callee;
  /** Positional arguments, in the student's own order. */
  readonly arguments: readonly Argument[];
  readonly packed?: Packed;
  /** Calls this many times with the same (freshly made) arguments; the answer's value is the list of the results. */
  readonly repeat?: number;
  /** Also answer with the arguments as they are after the call: a call should not change them. */
  readonly echo?: boolean;
  /** Keeps the result for references, and answers nothing. */
  readonly silent?: boolean;
  /** Values of top-level names that hold during this call only: what a function reads in place of taking it. */
  readonly given?: readonly { readonly name: string; readonly value: Argument }[];
}

/** Runs a script of the survey: its statements, with what it starts from replaced. Leaves no trace: every run begins anew. */
export interface ScriptOperation {
  readonly op: 'script';
  /** The script: place in the survey's list. */
  readonly script: number;
  readonly given: readonly { readonly name: string; readonly value: Argument }[];
  /** Numbers to put in the place of those written out. */
  readonly literals?: readonly { readonly id: number; readonly value: number }[];
  /** Leaves an open loop after this many rounds. */
  readonly rounds?: number;
  /** Names to read afterwards: the answer is a record of those that are there. */
  readonly read: readonly string[];
}

/** How arguments are handed over, where the last of them go together into one object. */
export interface Packed {
  /** Place of the first of them. */
  readonly from: number;
  /** Their keys, in order. */
  readonly keys: readonly string[];
}

export type Callee =
  /** A top-level name of the submission. `at`: as of a moment (survey.ts). */
  | { readonly kind: 'name'; readonly name: string; readonly at?: number }
  /** A callable that an earlier operation returned. */
  | Reference
  | { readonly kind: 'method'; readonly object: Reference; readonly name: string };

export type Argument = Value | Reference | Answering;

/** A function that answers a value, a fresh copy each time, whatever it is asked: to put in the place of a method. */
export interface Answering {
  readonly kind: 'answering';
  readonly value: Value;
}

/** The result of an earlier operation of the same program, or a part of it. */
export interface Reference {
  readonly kind: 'reference';
  /** Index of the operation. */
  readonly operation: number;
  /** Items (by index) and entries or attributes (by name) to follow from there. */
  readonly path: readonly (number | string)[];
}

/** Where a student's random draws come from. */
export type Randomness =
  /** A draw from a distribution returns its mean; a uniform draw the middle of its range. */
  | { readonly kind: 'silent' }
  /** Draws are these, standardised: a normal draw is mean + sd * draw, a uniform one low + (high - low) * draw. Ends in an error when used up. */
  | { readonly kind: 'scripted'; readonly draws: readonly number[] }
  /** Every generator is seeded with this whole number (0 to 2^32 - 1); one without a seed of its own too. */
  | { readonly kind: 'seeded'; readonly seed: number };
