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

/**
 * With moments that are corrected there is a third place: Kingma and Ba, at the end of section 2, correct the step size
 * in place of the moments, and TensorFlow follows them; epsilon is then added to the root of the moment as it is.
 */
export const correctedEpsilonConvention = {
  epsilon: [
    ...epsilonConvention.epsilon,
    {
      value: 'step-size-corrected',
      text: 'the step size is corrected, and not the moments: alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(s) + epsilon)',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Choice[]>>;

/**
 * The denominator under a (full) convention.
 * @param second the moment, corrected
 * @param correction what it was divided by to correct it; 1 where it is taken as it is
 * @param root another function than the root, for a rule that has it wrong
 */
export function denominator(
  second: number,
  epsilon: number,
  convention: Convention,
  correction = 1,
  root: (value: number) => number = Math.sqrt,
): number {
  const place = convention['epsilon'];
  if (place === 'step-size-corrected') return (root(second * correction) + epsilon) / Math.sqrt(correction);
  return place === 'outside-root' ? root(second) + epsilon : root(second + epsilon);
}
