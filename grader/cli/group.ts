import type { Pages } from '../../reports/index.ts';
import type { AssignmentCheck } from '../intake/assignment-schema.ts';
import type { FoundSubmission } from '../intake/find-submissions.ts';
import type { Report } from '../model/report.ts';
import type { DataSets } from './data-sets.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import type { Workplace } from './machine.ts';
import type { Project } from './project.ts';
import type { Streams } from './streams.ts';

export type Format = 'junit' | 'github';

/** The submissions of one assignment, and how they are graded. */
export interface GradeGroup {
  readonly project: Project;
  readonly machine: Workplace;
  readonly streams: Streams;
  readonly pages: Pages;
  readonly loaded: LoadedAssignment;
  readonly checks: readonly AssignmentCheck[];
  readonly dataSets: DataSets;
  readonly scope: Report['scope'];
  readonly submissions: readonly FoundSubmission[];
  /** Students to grade now, whatever is there; empty for all. The others keep the reports that they have. */
  readonly only: readonly string[];
  /** Whether everybody is graded anew, also those whose results are there and hold. */
  readonly again: boolean;
  /** Whether verdicts are reached from the answers that were kept, and nobody's code runs. */
  readonly replay: boolean;
  /** `fingerprintOf(...)` */
  readonly fingerprint: string;
  /** Where submissions are laid out for the sandbox. */
  readonly stagingBase: string;
  /** Folder of this assignment's results. */
  readonly out: string;
  readonly jobs: number;
  readonly seed: number;
  /** Whether networks are trained for all their epochs. */
  readonly fullTraining: boolean;
  /** Whether mistakes are named. */
  readonly diagnosis: boolean;
  readonly quiet: boolean;
  readonly formats: readonly Format[];
}
