import type { Assignment } from '../intake/assignment-schema.ts';
import type { AuditSection } from '../model/audit-report.ts';
import type { Report } from '../model/report.ts';

/** The teacher's own solution of an assignment, or a file that students start from. */
export interface Source {
  /** Its name within the assignment's folder, e.g. `solution/solution.py`. */
  readonly file: string;
  readonly language: 'python' | 'typescript';
  readonly text: string;
}

export interface AuditContext {
  readonly assignment: Assignment;
  readonly seed: number;
  /** One for each language in which there is one. */
  readonly solutions: readonly Source[];
  readonly starters: readonly Source[];
  /**
   * Grades a source through the whole path, as a submission; all checks, under the assignment's own limits, unless told. To ask that of
   * the same source again costs nothing.
   */
  readonly grade: (source: Source, checks?: Assignment['checks'], limits?: Assignment['limits']) => Promise<Report>;
  /**
   * Asks `grader/audit/python/read_code.py`, which reads the syntax of Python and runs nothing of it: a question goes in, an answer comes
   * out, both as JSON. Without it no Python text is changed.
   */
  readonly readPython?: (question: string) => Promise<string>;
  /** Runs jobs side by side, as many at once as there are workers; results come in the order of the jobs. */
  readonly sideBySide: <Made>(jobs: readonly (() => Promise<Made>)[]) => Promise<readonly Made[]>;
  /**
   * Lets go for a moment, so that Ctrl-C is heard while we compute ourselves.
   *
   * @throws what the audit was stopped with, once it is
   */
  readonly pause: () => Promise<void>;
  /** How many mutants of each solution are tried, drawn by the seed; null: all of them. */
  readonly mostMutants: number | null;
}

/** One question that an audit asks. */
export interface Section {
  readonly id: AuditSection['id'];
  readonly run: (context: AuditContext) => Promise<AuditSection>;
}
