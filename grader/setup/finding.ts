/** One thing that grading needs, and how it is on this machine. */
export type Finding =
  | {
      readonly kind: 'present';
      /** What was looked for, e.g. `numpy`. */
      readonly subject: string;
      /** Which one is there, e.g. `2.3.5`. */
      readonly detail: string;
    }
  /** Not there at all. */
  | ({ readonly kind: 'missing' } & Trouble)
  /** Not there, and something else serves in its place: it costs nothing that grading needs. */
  | ({ readonly kind: 'replaced' } & Trouble)
  /** There, but not as it is needed: too old, or it does not work. */
  | ({ readonly kind: 'unsuitable' } & Trouble);

export interface Trouble {
  readonly subject: string;
  /** What was expected and what was met, as a sentence. */
  readonly problem: string;
  /** What cannot be done because of it, as a sentence. */
  readonly cost: string;
  /** The command, or the deed, that mends it. */
  readonly mend: string;
}
