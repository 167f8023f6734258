import type { Choice, Convention } from './optimizer.ts';

/**
 * Where epsilon stands in the denominator. Papers and libraries differ; for second moments near epsilon the steps
 * differ visibly, elsewhere in the last digits.
 */
export const epsilonConvention = {
  epsilon: [
    { value: 'inside-root', text: 'epsilon is added inside the square root: sqrt(s + epsilon)' },
    { value: 'outside-root', text: 'epsilon is added after the square root: sqrt(s) + epsilon' },
  ],
} as const satisfies Readonly<Record<string, readonly Choice[]>>;

/** The denominator under a (full) convention. */
export const denominator = (second: number, epsilon: number, convention: Convention): number =>
  convention['epsilon'] === 'outside-root' ? Math.sqrt(second) + epsilon : Math.sqrt(second + epsilon);
