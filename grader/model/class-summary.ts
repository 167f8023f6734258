import type { CheckResult, Report } from './report.ts';

/** One line of a class: what the class page and the tables are rendered from. */
export interface ClassRow {
  readonly student: string;
  /** Relative path of the folder with this submission's report, `/`-separated. */
  readonly folder: string;
  readonly total: Report['total'];
  readonly checks: readonly Pick<CheckResult, 'id' | 'status' | 'points' | 'maxPoints' | 'message' | 'mistakes'>[];
  /** Why a person must look; empty when nobody need to. */
  readonly attention: readonly string[];
}

export interface ClassSummary {
  readonly assignment: Report['assignment'];
  readonly scope: Report['scope'];
  readonly seed: number;
  readonly maxPoints: number;
  /** In the assignment's order. */
  readonly checks: readonly Pick<CheckResult, 'id' | 'title' | 'target' | 'maxPoints' | 'visibility'>[];
  /** Sorted by student. */
  readonly rows: readonly ClassRow[];
}
