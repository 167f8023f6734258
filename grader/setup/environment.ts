import type { Interpreters } from '../sandbox/find-interpreters.ts';
import type { Probe } from '../sandbox/probe.ts';
import type { HostCommand } from '../sandbox/sandbox.ts';
import type { FoundDataSet } from '../intake/find-data-set.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';

/** What the doctor may look at; nothing is read from anywhere else. */
export interface Environment {
  /** Folder of the project: of `requirements.txt`, `.venv` and `.build`. */
  readonly projectRoot: string;
  /** `process.version`, e.g. `v20.19.0` */
  readonly nodeVersion: string;
  /** What `findInterpreters` found. */
  readonly interpreters: Interpreters;
  /** Starts something harmless in the sandbox: `probeSandbox`. */
  readonly probe: (interpreter: HostCommand['interpreter']) => Promise<Probe>;
  /** Data sets of the assignments, looked for where `grade` would. */
  readonly dataSets: readonly ExaminedDataSet[];
  /** Assignments that cannot be read, and why. */
  readonly unreadableAssignments: readonly { readonly assignment: string; readonly problem: string }[];
  /** Runs a command to its end, without a shell. */
  readonly run: (command: string, args: readonly string[]) => Promise<CommandResult>;
  /** The text of a file, or undefined when it cannot be read. */
  readonly readText: (path: string) => Promise<string | undefined>;
}

/** A data set that an assignment names, and what became of looking for it. */
export interface ExaminedDataSet {
  readonly spec: DataSetSpec;
  readonly found: FoundDataSet;
}

export type CommandResult =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly problem: string };
