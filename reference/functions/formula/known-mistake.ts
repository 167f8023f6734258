import type { Change } from './change.ts';
import type { Sum } from './formula.ts';
import type { Telling } from './telling.ts';

/** A mistake in a function's value or gradient, as the formulas that it leads to. */
export interface KnownMistake extends Telling {
  /** For each coordinate the formula with the mistake in it; null where it is right. */
  readonly sums: readonly (Sum | null)[];
  readonly change: Change;
  /** Whether it is met often enough to be held against an assignment's checks. */
  readonly common: boolean;
}

/** A mistake that is not yet held against the others. */
export type FoundMistake = Omit<KnownMistake, 'sums'>;
