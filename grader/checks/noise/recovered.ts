/** The noise that reached the gradient, told from results. */
export interface RecoveredNoise {
  /** One list of draws for each coordinate. */
  readonly draws: readonly (readonly number[])[];
  /** What is wrong when the noise that moves the parameters is not the noise in the accumulated state; null when it is. */
  readonly split: string | null;
}

export const DRAWN_ANEW =
  'The noise that moves the parameters is not the noise that goes into the accumulated state: draw once for each coordinate, and use that noisy gradient everywhere in the step.';
