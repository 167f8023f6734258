import type { Outcome, Place, StudentError } from './outcome.ts';
import type { ProcessEnd } from './outcome.ts';
import type { Program } from './program.ts';
import type { Survey } from './survey.ts';
import type { Signature } from './value.ts';

export type Language = 'python' | 'typescript' | 'javascript';

/**
 * Somebody who answers programs: a student's code in a process of its own, the reference, a recording.
 * A check never knows which one it has.
 */
export interface Subject {
  /** What there is to ask. Runs no more of the student's code than loading needs. */
  describe(): Promise<Description>;
  /** Runs a program. A subject whose process ended answers the next program with a fresh one. */
  run(program: Program): Promise<Outcome>;
  /** What was done so far so that the submission could be loaded; some of it is only known once code has run. */
  helps(): readonly Help[];
  /** Ends everything that was started. */
  close(): Promise<void>;
}

export type Description =
  | {
      readonly kind: 'loaded';
      readonly language: Language;
      readonly definitions: readonly Definition[];
      readonly helps: readonly Help[];
      /** Absent where there is nothing to tell: in languages whose names mean one thing only, or where nobody asked. */
      readonly survey?: Survey;
    }
  /** The file cannot be read as code at all; nothing of it can be graded. */
  | {
      readonly kind: 'unreadable';
      readonly language: Language;
      readonly error: StudentError;
      readonly helps: readonly Help[];
    }
  | { readonly kind: 'ended'; readonly language: Language; readonly end: ProcessEnd };

/** A name at the top level of a submission. */
export interface Definition {
  readonly name: string;
  readonly form: 'function' | 'class' | 'value';
  /** Of a function, or of a class's constructor (without `self`); absent where the language does not tell. */
  readonly signature?: Signature;
  readonly where: Place;
  /** As of a moment (survey.ts); absent: at the end. */
  readonly at?: number;
  /** Of a function: top-level names of values that it reads, or functions that it calls; absent where the text does not tell. */
  readonly reads?: readonly string[];
  /**
   * Of a class: where its methods are written, the constructor, properties and static ones too. Its own come first,
   * then those that it inherits from classes of the submission. Absent where nothing is known of the class's text.
   */
  readonly methods?: readonly { readonly name: string; readonly where: Place }[];
}

/** Something the grader did so that a submission could be loaded; told to the student, never punished. */
export interface Help {
  readonly kind:
    | 'magic-ignored'
    | 'module-stubbed'
    | 'name-supplied'
    | 'cell-failed'
    | 'cell-skipped'
    | 'statement-skipped'
    | 'not-exported'
    | 'encoding'
    | 'files-chosen'
    /** Two files are as good as each other, and one was taken. */
    | 'files-tied'
    | 'definition-chosen'
    /** A function takes its arguments in one object, and was called so. */
    | 'called-with-object'
    /** A picture of a notebook is not shown in the report. */
    | 'picture-left-out'
    /** Cells were run in the order in which their author ran them, because that helped. */
    | 'order-chosen';
  /** One plain sentence; may quote hostile text. */
  readonly message: string;
  readonly where?: Place;
}
