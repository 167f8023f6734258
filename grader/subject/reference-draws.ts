import { drawsFrom } from '../../reference/data/draws.ts';
import type { Draws } from '../model/outcome.ts';
import type { Randomness } from '../model/program.ts';

/** Random draws of a subject in this process, switched and counted as in a host. */
export interface ReferenceDraws {
  /** Standard normal; 0 while draws are silent. */
  readonly normal: () => number;
  readonly mode: (mode: Randomness) => void;
  /** Draws since it was last asked. */
  readonly taken: () => Draws;
}

export function referenceDraws(): ReferenceDraws {
  let mode: Randomness = { kind: 'silent' };
  let generator = drawsFrom(0);
  let used = 0;
  let normal = 0;
  return {
    normal: () => {
      normal += 1;
      switch (mode.kind) {
        case 'silent':
          return 0;
        case 'scripted': {
          const draw = mode.draws[used];
          used += 1;
          if (draw === undefined) throw new RangeError('the scripted draws are used up');
          return draw;
        }
        case 'seeded':
          return normalFrom(generator.uniform);
      }
    },
    mode: (wanted) => {
      mode = wanted;
      used = 0;
      if (wanted.kind === 'seeded') generator = drawsFrom(wanted.seed);
    },
    taken: () => {
      const count = normal;
      normal = 0;
      return { normal: count, uniform: 0 };
    },
  };
}

/** One normal draw of two uniform ones (Box and Muller 1958): tests of noise tell it from a sum of uniform draws. */
function normalFrom(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
