import { average } from './noise-moments.ts';
import { chiSquaredAbove, normalTails } from './chance.ts';

/** One input of a rule, and what its repeated answers were off by. */
export interface Shifted {
  readonly shifts: readonly number[];
  readonly gradient: number;
  readonly theta: number;
}

/** Inputs are also looked at in so many groups, by the size of their gradient. */
const GROUPS = 5;

/**
 * Whether shifts are nothing but noise: of the same mean at every input, whatever the gradient, its size, and the position.
 *
 * Their spread and law may be any: means over many draws are compared, against the spread that is seen. What noise has a mean of
 * is for others to judge.
 *
 * @param inputs at least two, with the same number of shifts, at least two
 * @param budget chance with which even noise may be taken for uneven, over all tests together
 * @returns false also where there is no noise at all
 */
export function areEven(inputs: readonly Shifted[], budget: number): boolean {
  const repeat = inputs[0]?.shifts.length ?? 0;
  const means = inputs.map(({ shifts }) => average(shifts));
  const middle = average(means);
  const variance = average(
    inputs.map(({ shifts }, index) => {
      const mean = means[index] ?? NaN;
      return shifts.reduce((sum, shift) => sum + (shift - mean) ** 2, 0) / (repeat - 1);
    }),
  );
  if (!(variance > 0) || !Number.isFinite(variance)) return false;
  const scores = means.map((mean) => (mean - middle) * Math.sqrt(repeat / variance));

  const weights = weightings(inputs);
  // Each input, all of them together, each weighting.
  const share = budget / (weights.length + 2);
  const squares = scores.reduce((sum, score) => sum + score * score, 0);
  return (
    scores.every((score) => normalTails(score) >= share / scores.length) &&
    chiSquaredAbove(squares, scores.length) >= share &&
    weights.every((weight) => normalTails(weighted(scores, weight)) >= share)
  );
}

/** A sum of scores that is normal with variance 1 at most. */
function weighted(scores: readonly number[], weights: readonly number[]): number {
  const length = Math.hypot(...weights);
  return length === 0 ? 0 : scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / length;
}

/** What a wrong rule is off by may go with: the gradient or its sign, overall and among gradients of one size; the position. */
function weightings(inputs: readonly Shifted[]): readonly (readonly number[])[] {
  const order = inputs
    .map(({ gradient }, index) => ({ size: Math.abs(gradient), index }))
    .toSorted((one, other) => one.size - other.size);
  const group = new Map(order.map(({ index }, rank) => [index, Math.floor((rank * GROUPS) / order.length)]));
  const whole = [
    inputs.map(({ gradient }) => gradient),
    inputs.map(({ gradient }) => Math.sign(gradient)),
    inputs.map(({ theta }) => theta),
    inputs.map(({ theta }) => Math.sign(theta)),
  ];
  const grouped = Array.from({ length: GROUPS }, (_, one) => {
    const inGroup = (of: (input: Shifted) => number): readonly number[] =>
      inputs.map((input, index) => (group.get(index) === one ? of(input) : 0));
    return [inGroup(() => 1), inGroup(({ gradient }) => Math.sign(gradient)), inGroup(({ gradient }) => gradient)];
  });
  return [...whole, ...grouped.flat()];
}
