import type { CaseAnswer } from '../contract/question.ts';
import type { Part } from '../findings/differences.ts';
import type { Tolerance } from '../model/assignment.ts';
import type { Mistake } from '../model/mistake.ts';
import type { Roles } from '../model/roles.ts';

/** What a failed check saw: the mistake is named from it alone, and nothing more is asked of the submission. */
export interface Observed {
  readonly target: string;
  /** Of a target that returns functions: the role of the one that was asked. */
  readonly result?: string | undefined;
  /** Of a target that is a class: the method that was asked. */
  readonly method?: string | undefined;
  /** Whether one object answered them all, one after another: it goes on with the state that its own answers left. */
  readonly inOrder?: boolean;
  /** Which results count. */
  readonly parts: readonly Part[];
  /** As they were really asked. */
  readonly inputs: readonly Roles[];
  /** One for each input. */
  readonly answers: readonly CaseAnswer[];
  /** Those that are accepted, the usual one first. */
  readonly conventions: readonly Readonly<Record<string, string>>[];
  readonly tolerance: Tolerance;
}

/** A recognised mistake; several where only all of them together explain what was seen. */
export interface Diagnosis {
  readonly mistakes: readonly Mistake[];
  /** To put them into the reference again: ids of misconceptions, the innermost first; empty where it is not one of a list. */
  readonly ids: readonly string[];
  readonly convention: Readonly<Record<string, string>>;
}

/** Names the mistake in what a check saw; null where nothing known explains all of it, or more than one thing does. */
export type Diagnose = (observed: Observed) => Diagnosis | null;
