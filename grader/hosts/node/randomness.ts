import type { Draws } from '../../model/outcome.ts';
import type { Randomness as Mode } from '../../model/program.ts';
import { createGenerator } from './generator.ts';

/** Every random draw of a student's code comes from here. */
export interface Randomness {
  /** Changes where draws come from, for this program. */
  readonly use: (mode: Mode) => void;
  /** Draws since the last call of this. */
  readonly takeDraws: () => Draws;
  /** Uniform on [0, 1); what `Math.random` is. */
  readonly uniform: () => number;
  /** What `gauss` of the starter kit is. */
  readonly gauss: (mean?: number, standardDeviation?: number) => number;
}

const { cos, log, sqrt, PI } = Math;

/**
 * A loop that draws until a draw suits it (the polar method for normal draws, for one) would never end on the silent
 * 0.5. After this many draws within one operation it gets others.
 */
const SILENT_DRAWS = 2000;

/** @param usedUp makes the error for a draw beyond the scripted ones */
export function createRandomness(usedUp: () => Error): Randomness {
  let normal = 0;
  let uniform = 0;
  let mode: Mode = { kind: 'silent' };
  let generator = createGenerator(0);
  let nextScripted = 0;

  const scripted = (draws: readonly number[]): number => {
    const draw = draws[nextScripted];
    if (draw === undefined) throw usedUp();
    nextScripted += 1;
    return draw;
  };
  const drawUniform = (): number => {
    switch (mode.kind) {
      case 'silent':
        return uniform > SILENT_DRAWS ? generator() : 0.5;
      case 'scripted':
        return scripted(mode.draws);
      case 'seeded':
        return generator();
    }
  };
  const drawNormal = (): number => {
    switch (mode.kind) {
      case 'silent':
        return 0;
      case 'scripted':
        return scripted(mode.draws);
      case 'seeded':
        // Box and Muller 1958.
        return sqrt(-2 * log(1 - generator())) * cos(2 * PI * generator());
    }
  };
  return {
    use(next) {
      mode = next;
      nextScripted = 0;
      generator = createGenerator(next.kind === 'seeded' ? next.seed : 0);
    },
    takeDraws() {
      const draws = { normal, uniform };
      normal = 0;
      uniform = 0;
      return draws;
    },
    uniform() {
      uniform += 1;
      return drawUniform();
    },
    gauss(mean = 0, standardDeviation = 1) {
      normal += 1;
      const draw = drawNormal();
      // Not mean + 0 * NaN: silence is the mean, whatever the spread.
      return mode.kind === 'silent' ? mean : mean + standardDeviation * draw;
    },
  };
}
