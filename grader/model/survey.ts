/**
 * What stands at the top level of a submission over its course, read from its text: nothing of it is run for this. In a
 * notebook a name may hold one thing here and another there, and much is done by bare statements; both can be asked.
 *
 * A *moment* is the number of a top-level statement: what is asked at a moment is asked as of just before that statement
 * runs. Where a moment is absent the end of the submission is meant.
 */
import type { Place } from './outcome.ts';
import type { Signature } from './value.ts';

export interface Survey {
  /** Of the names that were asked for, in the order of the source. A name that is made anew has several. */
  readonly lives: readonly Life[];
  /** Statements that can be asked like a function, in the order of the source. */
  readonly scripts: readonly Script[];
}

/** A name while it means one thing: until it is made anew, or what it builds on is. */
export interface Life {
  readonly name: string;
  readonly form: 'function' | 'class' | 'value';
  /** Of a function, or of a class's constructor; absent where the text does not tell. */
  readonly signature?: Signature;
  /** Where it is made. */
  readonly where: Place;
  /** The number that it is given, where one is written out. */
  readonly value?: number;
  /** The last moment of this life; absent: it lasts to the end. */
  readonly at?: number;
}

/**
 * Statements at the top level that lead from some values to others: a loop that descends, or one assignment
 * (`fx = np.sin(x)`). With the values that it starts from replaced, it can be asked like a function.
 */
export interface Script {
  /** The moment at which its results stand; absent: the end. */
  readonly at?: number;
  /** The loop, or the statement. */
  readonly where: Place;
  /** null: there is no loop. */
  readonly loop: ScriptLoop | null;
  /** What it builds on and what can be given to it: names with the statement that gives them their first value. */
  readonly inputs: readonly ScriptInput[];
  /** Names whose values go from one round of the loop into the next, counters left out: what descends is one of them. */
  readonly carried: readonly string[];
  /** Names that it makes or changes, until they are made anew; those that are made from them afterwards, too. */
  readonly outputs: readonly string[];
  /**
   * It is the innermost loop of a sweep (`for start in starts:` around it): of the loops around it one round is made, and what
   * they set (`start`) are inputs too. Absent: it stands for itself.
   */
  readonly within?: true;
  /** Numbers written out in the loop that can be replaced, such as 0.01 in `x = x - 0.01 * slope`. */
  readonly literals: readonly ScriptLiteral[];
}

export type ScriptLoop =
  /** `for i in range(n)`, or a `while` that counts up to n. */
  | { readonly kind: 'counted'; readonly count: ScriptCount }
  /** Ends when something is reached: `while abs(slope) > tolerance`. It can be left after any number of rounds. */
  | { readonly kind: 'open' };

export type ScriptCount =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'literal'; readonly literal: number }
  /** Anything else, such as `range(len(rates))`: it cannot be replaced. */
  | { readonly kind: 'other' };

export interface ScriptInput {
  readonly name: string;
  /** Number of the statement that makes it; what is given takes the place of what that statement makes. */
  readonly statement: number;
  readonly where: Place;
  /** The number that it is given there, where one is written out. */
  readonly value?: number;
  /** The name of which it is nothing but a copy, or another name for the same: `local_min = start`, `start[:]`, `start.copy()`. */
  readonly copies?: string;
  /** Other inputs of the same script that it is made from. */
  readonly from: readonly string[];
}

export interface ScriptLiteral {
  /** Number by which the script knows it. */
  readonly id: number;
  readonly value: number;
  /** Where it stands: as a factor, or as the number of rounds (`range(100)`, and the same number within the loop). */
  readonly as: 'factor' | 'count';
}
