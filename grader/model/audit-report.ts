/**
 * What `grade audit` found of an assignment: a grader is a classifier, as good as the right solutions it accepts and the wrong ones it
 * rejects. Plain data; tables and pages are rendered from it. Nothing in it depends on the clock, the machine or the number of workers.
 */
export interface AuditReport {
  readonly schemaVersion: 1;
  readonly assignment: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly seed: number;
  /** In the order in which they are asked. */
  readonly sections: readonly AuditSection[];
}

/** One question that an audit asks of an assignment. */
export interface AuditSection {
  readonly id: 'solutions' | 'stubs' | 'misconceptions' | 'right-in-other-words' | 'mutants' | 'false-failures';
  readonly title: string;
  /** What has to hold, in a sentence. */
  readonly asked: string;
  /** `holds`, `falls-short`, or `not-asked`: nothing was there to ask it of, e.g. no solution in that language. */
  readonly verdict: 'holds' | 'falls-short' | 'not-asked';
  /** In a few words, with numbers: `41 of 41 caught, 40 named`. */
  readonly result: string;
  /** What is worth telling one by one: everything that falls short, and what a teacher should know. */
  readonly rows: readonly AuditRow[];
  /** What was counted, for the table: `caught` 41 of 41. */
  readonly counts: readonly { readonly name: string; readonly of: number; readonly are: number }[];
}

export interface AuditRow {
  readonly kind: 'falls-short' | 'told';
  /** What was tried, e.g. `adam/no-bias-correction`, `solution.py:41  a + b -> a - b`. */
  readonly name: string;
  /** What came of it, in a sentence. */
  readonly text: string;
  /** Checks that it is about. */
  readonly checks: readonly string[];
  /** Of code: the file and the line. */
  readonly where?: { readonly file: string; readonly line: number };
  /** Of code: the line as it was tried. */
  readonly code?: string;
}
