/** Random draws for made-up tables; each call is the next draw. */
export interface Draws {
  /** Uniform on [0, 1), a multiple of 2^-32. */
  readonly uniform: () => number;
  /** Nearly normal, mean 0, standard deviation 1, between -6 and 6. */
  readonly normal: () => number;
}

/** How many uniform draws one normal draw is the sum of: twelve have variance 1. */
const TERMS = 12;

/**
 * Draws from a seed, by the generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state, period 2^32.
 *
 * A normal draw is the sum of twelve uniform ones less 6. It needs additions only, which are the same to the last bit on
 * every machine; logarithms and cosines are not.
 */
export function drawsFrom(seed: number): Draws {
  let state = seed | 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => {
    let sum = -TERMS / 2;
    for (let term = 0; term < TERMS; term += 1) sum += uniform();
    return sum;
  };
  return { uniform, normal };
}
