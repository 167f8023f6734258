import type { Value } from './value.ts';

/** What came of a program. */
export type Outcome =
  | {
      readonly kind: 'answered';
      /** One for each operation, in order. */
      readonly answers: readonly Answer[];
      /** What the student's code printed meanwhile, capped; hostile text. */
      readonly printed: string;
    }
  /** The process is gone (or never was): nothing is known of any operation. */
  | { readonly kind: 'ended'; readonly end: ProcessEnd; readonly printed: string };

export type Answer =
  | {
      readonly kind: 'returned';
      readonly value: Value;
      /** The arguments after the call, where `echo` was asked for. */
      readonly arguments?: readonly Value[];
      /** Random draws of the operation, by the kind of source. */
      readonly draws: Draws;
      /** Of a script with a loop: how many rounds its loop made. */
      readonly rounds?: number;
    }
  | { readonly kind: 'threw'; readonly error: StudentError }
  /** It refers to an operation that did not return, or to a part that is not there. */
  | { readonly kind: 'skipped'; readonly reason: string };

export interface Draws {
  /** Draws from distributions with a mean that `silent` returns. */
  readonly normal: number;
  /** Raw uniform draws, from which a student may have made a normal one themselves. */
  readonly uniform: number;
}

/** An error in the student's code, in the student's own places. All texts are hostile. */
export interface StudentError {
  /** e.g. `TypeError`; empty where nothing was thrown, and the message is a whole sentence of ours. */
  readonly type: string;
  /** Not thrown by the code: a host left a loop of it that had gone on for too long. */
  readonly endless?: true;
  readonly message: string;
  /** Innermost place in the student's own code; absent when the error is not in it. */
  readonly where?: Place;
  /** Capped traceback, student's frames only, outermost first. */
  readonly trace: readonly Place[];
}

/** A place in a submission. */
export interface Place {
  /** Path within the submission. */
  readonly file: string;
  /** Notebook cell, counted from 1 over all cells. */
  readonly cell?: number;
  /** Counted from 1 within the cell or the file. */
  readonly line: number;
  /** Name of the function, where there is one. */
  readonly inside?: string;
}

/** Every way in which a student's process can end before it has answered. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  /** `cpu`: used up its processor time; `wall`: did nothing (slept, waited) for too long. */
  | {
      readonly kind: 'timed-out';
      readonly clock: 'cpu' | 'wall';
      readonly seconds: number;
      /** The same had run out before, and was given less this time. */
      readonly again?: true;
    }
  | { readonly kind: 'out-of-memory'; readonly megabytes: number }
  | { readonly kind: 'too-much-output'; readonly kilobytes: number }
  /** Something else than an answer came over the grader's own channel. */
  | { readonly kind: 'broken-channel'; readonly problem: string }
  /** Earlier programs used up so much, and gave no answer: nothing more was asked. */
  | { readonly kind: 'given-up'; readonly seconds: number }
  /** The host itself failed: ours, never a student's fault. */
  | { readonly kind: 'host-fault'; readonly problem: string }
  /** Ours or the machine's: the sandbox or the interpreter could not be started. Never a student's fault. */
  | {
      readonly kind: 'never-started';
      readonly problem: string;
      /** There was nothing to start, and the problem says why in whole sentences. */
      readonly isNothing?: true;
    };

/** Whether an end is the machine's doing, or ours: it says nothing of the code that was asked, and is never held against anybody. */
export function isOurs({ kind }: ProcessEnd): boolean {
  return kind === 'host-fault' || kind === 'never-started';
}
