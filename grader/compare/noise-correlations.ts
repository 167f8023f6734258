import { average } from './noise-moments.ts';
import type { NoiseProblem } from './noise-moments.ts';

/** Whether each draw is independent of the one before it on the same coordinate. */
export function successiveProblem(draws: readonly number[], name: string, share: number): NoiseProblem | null {
  if (!dependent(draws.slice(0, -1), draws.slice(1), share)) return null;
  return {
    kind: 'repeats',
    text: `Successive draws of the noise on ${name} depend on each other: each step needs a new draw.`,
  };
}

/** Whether the draws on two coordinates are independent, in one step and from one step to the next. */
export function correlationProblems(
  one: readonly number[],
  other: readonly number[],
  names: readonly [string, string],
  share: number,
): readonly NoiseProblem[] {
  if (dependent(one, other, share)) {
    const r = correlation(one, other);
    const text =
      Math.abs(r) > 0.999
        ? `The same draw is used for ${names[0]} and ${names[1]}: each needs a draw of its own.`
        : `The noise on ${names[0]} and on ${names[1]} is not independent (correlation ${Number(r.toPrecision(3))}).`;
    return [{ kind: Math.abs(r) > 0.999 ? 'same-draw' : 'dependent', text }];
  }
  const later = (first: string, then: string): NoiseProblem => ({
    kind: 'repeats',
    text: `The noise on ${then} depends on the noise on ${first} of the step before: each step needs new draws.`,
  });
  return [
    ...(dependent(one.slice(0, -1), other.slice(1), share) ? [later(names[0], names[1])] : []),
    ...(dependent(other.slice(0, -1), one.slice(1), share) ? [later(names[1], names[0])] : []),
  ];
}

/**
 * What the correlation of independent normal draws exceeds with probability at most `share`:
 * for a uniform direction on the sphere in n - 1 dimensions, P(|r| > t) <= 2 exp(-(n - 2) t^2 / 2).
 */
function dependent(one: readonly number[], other: readonly number[], share: number): boolean {
  return Math.abs(correlation(one, other)) > Math.sqrt((2 * Math.log(2 / share)) / Math.max(1, one.length - 2));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [meanOne, meanOther] = [average(one), average(other)];
  let [product, squareOne, squareOther] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const [a, b] = [value - meanOne, (other[index] ?? NaN) - meanOther];
    product += a * b;
    squareOne += a * a;
    squareOther += b * b;
  }
  return product / Math.sqrt(squareOne * squareOther);
}
