import type { NoiseAt } from '../../compare/noise.ts';

/** The noise that reached the gradient, told from results. */
export interface RecoveredNoise {
  /** For each case a list of draws for each coordinate; null where the results do not tell. */
  readonly draws: readonly NoiseAt[];
  /** What is wrong when the noise that moves the parameters is not the noise in the accumulated state; null when it is. */
  readonly split: string | null;
}

export const DRAWN_ANEW =
  'The noise that moves the parameters is not the noise that goes into the accumulated state: draw once for each coordinate, and use that noisy gradient everywhere in the step.';
