import type { TSchema, Static } from '@sinclair/typebox';
import type { Aside } from '../contract/lost-answers.ts';
import type { Respondent, Workshop } from '../contract/question.ts';
import type { Walked } from './trajectory/walked.ts';
import type { Diagnose } from '../diagnosis/observed.ts';
import type { Mistake } from '../model/mistake.ts';
import type { Tolerance } from '../model/assignment.ts';
import type { TargetSpec } from '../model/target.ts';
import type { DataSet } from '../model/data-set.ts';
import type { Finding } from '../model/report.ts';
import type { NamedText } from '../model/named-text.ts';
import type { Plot } from '../model/plot.ts';

/** A choice where careful people differ, by name: `{ epsilon: 'inside-root' }`. */
export type Convention = Readonly<Record<string, string>>;

/** One kind of check: its name, what may be set, and how it is run. */
export interface Check<Options extends TSchema> {
  /** The file's name. */
  readonly kind: string;
  /** One sentence for the schema. */
  readonly description: string;
  readonly options: Options;
  /** Targets besides the check's own that the options name. */
  readonly alsoNeeds: (options: Static<Options>) => readonly string[];
  readonly run: (context: CheckContext<Static<Options>>) => Promise<CheckOutcome>;
}

export interface CheckContext<Options> {
  readonly id: string;
  readonly targetId: string;
  readonly target: TargetSpec;
  readonly targets: Readonly<Record<string, TargetSpec>>;
  readonly options: Options;
  readonly student: Respondent;
  /** The student's classes, for checks that work with several objects at once. */
  readonly workshop: Workshop;
  /** Asks what the verdict does not rest on, such as for a smaller counterexample: what is lost meanwhile takes nothing back. */
  readonly aside: Aside;
  /** The truth under a convention, as somebody to ask. */
  readonly oracle: (convention: Convention) => Respondent;
  /** For what is the same for the whole class: made at the first call with a key, per check and seed. */
  readonly once: <Made>(key: string, make: () => Made) => Made;
  /** Derived from assignment, check and run seed, never from the student: everyone faces the same cases. */
  readonly seed: number;
  /** Standard deviation of the noise that is asked of this target; null when it must not be random at all. */
  readonly noise: number | null;
  /** What the student was found to follow for this target, as far as earlier checks have found it. */
  readonly convention: Convention | null;
  /** The same for other targets. */
  readonly conventionOf: (targetId: string) => Convention | null;
  /** Ids of the checks of a target that failed before this one. */
  readonly failedOf: (targetId: string) => readonly string[];
  /** What happened when a method of a target never came to an end before; null when all did. */
  readonly endedOf: (targetId: string) => string | null;
  /** Whether mistakes are named at all. */
  readonly namesMistakes: boolean;
  /** Names the mistake in answers that are wrong. */
  readonly diagnose: Diagnose;
  /** Told of every descent that was looked at, right or wrong: a name stands only where no other one contradicts it. */
  readonly walked: (walked: Walked) => void;
  /** A data set of the assignment. */
  readonly data: (id: string) => DataSet;
  /** Whether a network is to be trained for all its epochs, though its verdict is known before. */
  readonly fullTraining: boolean;
}

interface Told {
  readonly message: string;
  readonly cases: number;
  readonly notes?: readonly string[];
  /** Found by this check; the target is held to it from here on. */
  readonly convention?: Convention;
  readonly plots?: readonly Plot[];
  /** What was measured. */
  readonly figures?: readonly NamedText[];
  readonly printed?: string;
  readonly tolerance?: Tolerance;
}

export type CheckOutcome =
  | (Told & { readonly kind: 'passed' })
  | (Told & {
      readonly kind: 'failed';
      readonly finding: Finding;
      /** What was recognised; none where nothing was. */
      readonly mistakes?: readonly Mistake[];
    })
  /** Counts as neither: the answer could not be had, and that is not the student's doing. */
  | (Told & { readonly kind: 'inconclusive' })
  /** Something that it builds on is missing. */
  | (Told & { readonly kind: 'blocked' });
