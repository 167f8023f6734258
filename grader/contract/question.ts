import type { MethodSpec, ParameterSpec } from '../model/target.ts';
import type { Answer, Draws, Outcome, Place, ProcessEnd, StudentError } from '../model/outcome.ts';
import type { Packed, Program, Randomness } from '../model/program.ts';
import type { Roles } from '../model/roles.ts';
import type { Definition, Language } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import type { BoundScript } from './bind-script.ts';
import type { ClassForm } from './class-form.ts';
import type { OwnFunction } from './own-functions.ts';
import type { ResultPath } from './results.ts';

/** Somebody who is asked in roles: a student's code, the oracle, a misconception. A check never knows which. */
export interface Respondent {
  ask(question: Question): Promise<Reply>;
}

/** For whom one question is not enough: several objects of a submission's classes, worked with in one program. */
export interface Workshop {
  /** How the class of a target looks. */
  classForm(target: string): Promise<ClassForm | Exclude<Reply, { kind: 'answered' }>>;
  /** Keeps what was seen of the submission once, for every check that looks; not where the process ended meanwhile. */
  keep<Seen>(what: string, look: () => Promise<Seen>, hasEnded: (seen: Seen) => boolean): Promise<Seen>;
  /** Runs a program as it is; what is random in it is up to the program. */
  run(program: Program): Promise<Outcome>;
  /** All that a target may stand for in the submission, the likeliest first; empty where there is nothing. */
  candidates(target: string): Promise<readonly Candidate[]>;
  /** Top-level variables with one of these names, in each of their lives: the last life first, name by name. */
  variables(names: readonly string[]): Promise<readonly Variable[] | Exclude<Reply, { kind: 'answered' }>>;
}

/** Something in a submission that a target may stand for: one of several definitions, or a script. */
export interface Candidate {
  /** To ask for it: `Question.candidate`. */
  readonly key: string;
  /** In words, e.g. `deriv, cell 4 line 3`. */
  readonly text: string;
  readonly where: Place;
  readonly kind: 'function' | 'functions' | 'class' | 'script';
}

/** A top-level variable in one of its lives. */
export interface Variable {
  readonly name: string;
  readonly where: Place;
  readonly language: Language;
  /** What it holds, or why that is not known. */
  readonly value: Answer;
  /** The moment at which it was read; null: the end. */
  readonly at: number | null;
}

export interface Question {
  readonly target: string;
  /** Which candidate is asked; the first one unless told. */
  readonly candidate?: string;
  /** For a target that returns functions: the role of the function to ask, e.g. `function`. */
  readonly result?: string;
  /** For a target that is a class: the id of the method to ask, e.g. `backward`. Each case is asked of an object of its own. */
  readonly method?: string;
  /** Of a method: also sets what the method before it should have left behind, because that one is known to be wrong. */
  readonly restore?: boolean;
  /** Inputs, each asked on its own; in one program. */
  readonly cases: readonly Roles[];
  /** Silent unless told. */
  readonly randomness?: Randomness;
  /** Asks each case this often; answers come case by case, repetition by repetition. */
  readonly repeat?: number;
  /** Also tell the arguments as they are after the call. */
  readonly echo?: boolean;
  /**
   * The cases are steps: these roles are taken from the result of the step before (the first step has them from its case).
   */
  readonly feed?: readonly string[];
}

export type Reply =
  | {
      readonly kind: 'answered';
      readonly answers: readonly CaseAnswer[];
      readonly printed: string;
      readonly call: CallForm;
    }
  /** The process ended; nothing is known of any case. */
  | {
      readonly kind: 'ended';
      readonly end: ProcessEnd;
      readonly printed: string;
      /** What was running, in the student's terms: `Hidden.backward_pass`. */
      readonly during?: string;
    }
  | { readonly kind: 'missing'; readonly problem: string }
  | { readonly kind: 'unreadable'; readonly error: StudentError }
  | { readonly kind: 'signature'; readonly problem: string; readonly definition: Definition }
  /** What should have returned the function to ask did not. */
  | {
      readonly kind: 'no-function';
      readonly answer: Exclude<CaseAnswer, { kind: 'results' }>;
      readonly definition: Definition;
    };

export type CaseAnswer =
  | {
      readonly kind: 'results';
      readonly roles: Roles;
      readonly value: Value;
      readonly draws: Draws;
      readonly changed: readonly string[];
      /**
       * What was really asked, where that is not the case: the start that the code drew itself, the epochs after which an open
       * loop ended by itself.
       */
      readonly asked?: Roles;
    }
  | { readonly kind: 'misfit'; readonly problem: string; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: StudentError }
  | { readonly kind: 'skipped'; readonly reason: string };

/** How the target is called, in the student's own terms: for messages and snippets. */
export interface CallForm {
  readonly language: Language;
  readonly definition: Definition;
  readonly parameters: readonly ParameterSpec[];
  /** The student's parameter names, in the order of the arguments. */
  readonly names: readonly string[];
  /** Its last parameter is an object that takes these together. */
  readonly packed?: Packed;
  /** Functions of the submission's own that it is handed between the others, by their places among the arguments. */
  readonly own?: readonly OwnFunction[];
  /** What to follow from the returned value to the function asked; absent when the target itself is asked. */
  readonly through?: ResultPath;
  /** The target is no function but statements at the top level. */
  readonly script?: BoundScript;
  /** Positions of the parameters that are no arguments: the function reads top-level names in their place. */
  readonly globals?: readonly number[];
  /** Each result is a function of its own: how each of them is called, this one included. */
  readonly separate?: readonly CallForm[];
  /** The start is no parameter: the code draws it itself. */
  readonly drawsStart?: boolean;
  /** For snippets: what the same object was asked before, call by call. */
  readonly earlier?: readonly Roles[];
  /** The method that is asked, where the target is a class; parameters and names are then the method's. */
  readonly method?: {
    readonly name: string;
    readonly kind: 'method' | 'function';
    readonly spec: MethodSpec;
    readonly of: ClassForm;
  };
}
