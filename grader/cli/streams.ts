import type { Fetch } from '../setup/download-data-set.ts';

/** The world outside, passed in: nothing else of it is read or written by a command. */
export interface Streams {
  /** Results. */
  readonly print: (text: string) => void;
  /** Progress and warnings. */
  readonly warn: (text: string) => void;
  readonly isTerminal: boolean;
  readonly width: number;
  readonly colour: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Asks the network; only `grade setup --data` does. */
  readonly fetch: Fetch;
  /** Milliseconds; for progress and the times that are kept apart from reports. */
  readonly now: () => number;
  /** Aborted by Ctrl-C: finish what is being written, start nothing new. */
  readonly stop: AbortSignal;
}
