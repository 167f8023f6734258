import type { Outcome } from './outcome.ts';
import type { Report } from './report.ts';
import type { Description, Help } from './subject.ts';

/**
 * What a submission answered while it was graded: enough to reach its verdicts again without running its code. Answers
 * are data of a student's, and hostile.
 */
export interface Evidence {
  readonly schemaVersion: typeof EVIDENCE_SCHEMA_VERSION;
  /** Checksum of what was asked of whom: the files, the names that were looked for, the limits. Answers hold for this only. */
  readonly asked: string;
  /** Checksum of where it was asked: the grader's own programs, sandbox, interpreters, packages, settings. Answers may differ elsewhere. */
  readonly where: string;
  /** The same in words, for the report. */
  readonly environment: Report['environment'];
  /** By the question: `described`, or the checksum of a program. For each the answers in the order in which they came. */
  readonly answers: ReadonlyMap<string, readonly Recorded[]>;
}

export const EVIDENCE_SCHEMA_VERSION = 1;

/** The question for `Subject.describe`. */
export const DESCRIBED = 'described';

/** An answer, and what was told for the first time when it came. */
export type Recorded = (
  | { readonly kind: 'described'; readonly description: Description }
  | { readonly kind: 'ran'; readonly outcome: Outcome }
) & {
  readonly helps: readonly Help[];
  /** How often in a row the answer was the same. */
  readonly times: number;
};
