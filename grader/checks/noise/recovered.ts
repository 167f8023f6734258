import type { NoiseAt } from '../../compare/noise.ts';

/** The noise that reached the gradient, told from results. */
export interface RecoveredNoise {
  /** For each case a list of draws for each coordinate; null where the results do not tell. */
  readonly draws: readonly NoiseAt[];
  /** Where the noise that moves the parameters is not the noise in the accumulated state; null where it is. */
  readonly split: SplitNoise | null;
}

interface SplitNoise {
  readonly text: string;
  /** The noise in the accumulated state: the only one that can be told, for the move depends on both. */
  readonly inState: readonly NoiseAt[];
}

export const DRAWN_ANEW =
  'The noise that moves the parameters is not the noise that goes into the accumulated state: draw once for each coordinate, and use that noisy gradient everywhere in the step.';
