/**
 * Whether noise is what was asked: independent draws from a normal distribution with mean 0, the same at every input.
 *
 * The tests hold for finite samples, not only in the limit, and the chances of failing right noise add up to no more
 * than the budget: half of it is shared among the tests of all inputs together, half among those of each input alone.
 */
import { mathjs } from '../../reference/numeric/mathjs.ts';
import { average, judgeCoordinate, show, spreadOf } from './noise-moments.ts';
import type { NoiseProblem } from './noise-moments.ts';
import { correlationProblems, successiveProblem } from './noise-correlations.ts';
import { chiSquaredAbove, chiSquaredBelow, normalTails } from './chance.ts';

export type { NoiseProblem } from './noise-moments.ts';

export interface NoiseAsked {
  readonly standardDeviation: number;
  /** Chance with which right noise may fail, over all tests together. */
  readonly budget: number;
  /** Names of the coordinates, e.g. `x` and `y`. */
  readonly names: readonly string[];
}

/** The draws at one input, a list for each coordinate in the order drawn, equally long; null where they cannot be told. */
export type NoiseAt = readonly (readonly number[] | null)[];

/** Spreads at two inputs that differ by more than this are told as unlike; right noise is nowhere near. */
const UNLIKE = 1.5;

/** Looks at noise, coordinate by coordinate, over all inputs and at each. */
export function judgeNoise(inputs: readonly NoiseAt[], asked: NoiseAsked): readonly NoiseProblem[] {
  const each = inputs.length > 1 ? asked.budget / 2 : 0;
  const alone = judgeInputs(inputs, asked, each);
  const uneven = asked.names.flatMap((_, at) => unevenness(inputs, at, alone, asked));
  const together = judgeAll(inputs, asked, asked.budget - each);
  if (uneven.length > 0) return [...uneven, ...together.filter(({ kind }) => kind === 'same-draw')];
  return together.length > 0 ? together : alone;
}

function judgeInputs(inputs: readonly NoiseAt[], asked: NoiseAsked, budget: number): readonly NoiseProblem[] {
  const lists = inputs.flatMap((noise, input) => noise.flatMap((draws, at) => (draws ? [{ draws, input, at }] : [])));
  // Mean, spread above, spread below.
  const share = budget / (3 * lists.length);
  if (share === 0) return [];
  return lists.flatMap(({ draws, input, at }) =>
    judgeCoordinate(draws, nameOf(asked, at), asked.standardDeviation, share).map((problem) => ({
      ...problem,
      text: `At one of the inputs: ${problem.text}`,
      input,
    })),
  );
}

/** Noise that is wrong at some inputs and unlike from one to the other: one word on it, in place of many. */
function unevenness(
  inputs: readonly NoiseAt[],
  at: number,
  alone: readonly NoiseProblem[],
  asked: NoiseAsked,
): readonly NoiseProblem[] {
  const spreads = inputs.flatMap((noise, input) => (noise[at] ? [{ input, spread: spreadOf(noise[at]) }] : []));
  const [least, most] = [spreads.toSorted(bySpread)[0], spreads.toSorted(bySpread).at(-1)];
  if (!least || !most || !alone.some(({ kind }) => kind !== 'mean')) return [];
  if (!(most.spread > UNLIKE * least.spread)) return [];
  const [name, sd] = [nameOf(asked, at), asked.standardDeviation];
  const text =
    least.spread < 1e-6 * sd
      ? `There is no noise on ${name} at some of the inputs, as here: the same input always gives the same answer.`
      : `The noise on ${name} depends on the input: its standard deviation is ${show(least.spread)} here and ${show(most.spread)} at another input, where ${show(sd)} was asked.`;
  return [{ kind: 'uneven', text, input: least.input }];
}

function bySpread(one: { readonly spread: number }, other: { readonly spread: number }): number {
  return one.spread - other.spread;
}

function judgeAll(inputs: readonly NoiseAt[], asked: NoiseAsked, budget: number): readonly NoiseProblem[] {
  const { standardDeviation: sd } = asked;
  const pooled = asked.names.flatMap((name, at) => {
    const draws = inputs.flatMap((noise) => noise[at] ?? []);
    return draws.length > 0 ? [{ name, at, draws }] : [];
  });
  const pairs = pooled.flatMap((one, index) => pooled.slice(index + 1).map((other) => ({ one, other })));
  // For each coordinate mean, spread above, spread below, successive draws; for each pair dependence at once, from one draw to
  // the next both ways, and unlike spreads; for all of them the spread above and below, and the shape.
  const share = budget / (pooled.length * 4 + pairs.length * 4 + 3);
  const problems = pooled.flatMap(({ name, draws }): readonly NoiseProblem[] => {
    const found = judgeCoordinate(draws, name, sd, share);
    const successive = found.some(({ kind }) => kind !== 'mean' && kind !== 'standard-deviation')
      ? null
      : successiveProblem(draws, name, share);
    return successive ? [...found, successive] : found;
  });
  for (const { one, other } of pairs) {
    const both = inputs.flatMap((noise) => {
      const [first, second] = [noise[one.at], noise[other.at]];
      return first && second ? [{ first, second }] : [];
    });
    const [first, second] = [both.flatMap((noise) => noise.first), both.flatMap((noise) => noise.second)];
    problems.push(...correlationProblems(first, second, [one.name, other.name], share));
    if (problems.length === 0 && unlikeSpreads(one.draws, other.draws) < share) {
      const [first, second] = [show(spreadOf(one.draws)), show(spreadOf(other.draws))];
      const text = `The noise has standard deviation ${first} on ${one.name} and ${second} on ${other.name}, where ${show(sd)} was asked on both.`;
      problems.push({ kind: 'standard-deviation', text });
    }
  }
  if (problems.length > 0) return problems;
  const all = pooled.flatMap(({ draws }) => draws);
  const sum = all.reduce((total, draw) => total + (draw / sd) ** 2, 0);
  if (chiSquaredAbove(sum, all.length) < share || chiSquaredBelow(sum, all.length) < share) {
    const text = `The noise has standard deviation ${show(spreadOf(all))} where ${show(sd)} was asked.`;
    return [{ kind: 'standard-deviation', text }];
  }
  // Dvoretzky, Kiefer, Wolfowitz with Massart's constant (1990): P(distance > e) <= 2 exp(-2 n e^2).
  if (normalDistance(all, sd) <= Math.sqrt(Math.log(2 / share) / (2 * all.length))) return [];
  const text = 'The noise has the right mean and spread, but it is not normally distributed (not Gaussian).';
  return [{ kind: 'shape', text }];
}

/** The chance of spreads this unlike: half the logarithm of the ratio of two equal variances is normal (Fisher 1924). */
function unlikeSpreads(one: readonly number[], other: readonly number[]): number {
  const squares = (draws: readonly number[]): number => average(draws.map((draw) => draw * draw));
  const deviation = Math.sqrt((1 / one.length + 1 / other.length) / 2);
  return normalTails(Math.log(squares(one) / squares(other)) / 2 / deviation);
}

/** Kolmogorov's distance between the draws and the normal distribution with mean 0 and this standard deviation. */
function normalDistance(draws: readonly number[], sd: number): number {
  const { erf } = mathjs();
  const sorted = draws.toSorted((a, b) => a - b);
  return sorted.reduce((largest, draw, index) => {
    const below = (1 + erf(draw / (sd * Math.SQRT2))) / 2;
    return Math.max(largest, below - index / sorted.length, (index + 1) / sorted.length - below);
  }, 0);
}

function nameOf({ names }: NoiseAsked, at: number): string {
  return names[at] ?? `coordinate ${at}`;
}
