import type { ProcessEnd } from '../model/outcome.ts';
import type { QuestionLimits, Used } from './watch.ts';

/** A started host: one question at a time. */
export interface HostProcess {
  /** Whether it can still be asked. */
  alive(): boolean;
  /** From here on the full limits (or others, until the next time) hold anew, and nothing has been printed yet. */
  beginBudget(limits?: QuestionLimits): void;
  /**
   * Asks, and waits for the message with the same id. Any other message ends the process: `broken-channel`.
   * While nothing is asked, nothing is held against the process but its memory and what it prints.
   */
  ask(question: Question): Promise<Reply>;
  /** What it used so far, with all that it started, as far as it can be told. */
  used(): Used;
  /** How many threads it has by now, with those of all that it started, as far as it can be told. */
  threads(): number;
  /** It was ended for what was measured of it alone: however busy the machine was, it would have come to the same. */
  isOwnDoing(): boolean;
  /** Ends the process and everything that it started; resolves when all of it is gone. */
  end(): Promise<void>;
}

export interface Question {
  readonly id: number;
  readonly [key: string]: unknown;
}

export type Reply =
  /** `message` is an object with the id of the question; nothing else is known of it. */
  | { readonly kind: 'answered'; readonly message: Readonly<Record<string, unknown>>; readonly printed: string }
  | { readonly kind: 'ended'; readonly end: ProcessEnd; readonly printed: string };
