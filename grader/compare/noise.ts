/**
 * Whether noise is what was asked: independent draws from a normal distribution with mean 0.
 *
 * Every bound holds for finite samples, not only in the limit, and the chances of failing right noise add up to no more
 * than the budget: the budget is shared equally among all the tests made.
 */
import { mathjs } from '../../reference/numeric/mathjs.ts';

export interface NoiseProblem {
  readonly kind: 'none' | 'mean' | 'standard-deviation' | 'same-draw' | 'repeats' | 'dependent' | 'shape';
  readonly text: string;
}

export interface NoiseAsked {
  readonly standardDeviation: number;
  /** Chance with which right noise may fail, over all tests together. */
  readonly budget: number;
  /** Names of the coordinates, e.g. `x` and `y`. */
  readonly names: readonly string[];
}

/**
 * Looks at noise, coordinate by coordinate.
 *
 * @param noise one list of draws for each coordinate, in the order in which they were drawn; equally long
 */
export function judgeNoise(noise: readonly (readonly number[])[], asked: NoiseAsked): readonly NoiseProblem[] {
  const pairs = noise.flatMap((_, one) =>
    noise.slice(one + 1).map((__, offset): [number, number] => [one, one + 1 + offset]),
  );
  // For each coordinate mean, spread above, spread below, and successive draws; for each pair dependence; one shape.
  const share = asked.budget / (noise.length * 4 + pairs.length + 1);
  const problems: NoiseProblem[] = [];
  for (const [index, draws] of noise.entries()) {
    const name = asked.names[index] ?? `coordinate ${index}`;
    problems.push(...judgeCoordinate(draws, name, asked.standardDeviation, share));
  }
  for (const [one, other] of pairs) {
    const problem = judgePair(
      noise[one] ?? [],
      noise[other] ?? [],
      [asked.names[one] ?? '', asked.names[other] ?? ''],
      share,
    );
    if (problem) problems.push(problem);
  }
  if (problems.length > 0) return problems;
  const pooled = noise.flat();
  const distance = normalDistance(pooled, asked.standardDeviation);
  // Dvoretzky, Kiefer, Wolfowitz with Massart's constant (1990): P(distance > e) <= 2 exp(-2 n e^2).
  if (distance > Math.sqrt(Math.log(2 / share) / (2 * pooled.length))) {
    problems.push({
      kind: 'shape',
      text: 'The noise has the right mean and spread, but it is not normally distributed (not Gaussian).',
    });
  }
  return problems;
}

function judgeCoordinate(draws: readonly number[], name: string, sd: number, share: number): readonly NoiseProblem[] {
  const count = draws.length;
  const mean = average(draws);
  const spread = Math.sqrt(average(draws.map((draw) => (draw - mean) ** 2)));
  if (!Number.isFinite(spread)) return [{ kind: 'shape', text: `The noise on ${name} is not a finite number.` }];
  // Far below any noise and far above the round-off of recovering it.
  if (spread < 1e-6 * sd) {
    return Math.abs(mean) < 1e-6 * sd
      ? [{ kind: 'none', text: `There is no noise on ${name}: the same input always gives the same answer.` }]
      : [{ kind: 'repeats', text: `The noise on ${name} is the same number every time (${show(mean)}).` }];
  }
  const problems: NoiseProblem[] = [];
  // The squares' sum over sd^2 is chi-squared with `count` degrees: Laurent and Massart (2000), lemma 1.
  const sum = draws.reduce((total, draw) => total + (draw / sd) ** 2, 0);
  const x = Math.log(1 / share);
  const spreadWrong = sum > count + 2 * Math.sqrt(count * x) + 2 * x || sum < count - 2 * Math.sqrt(count * x);
  const meanWrong = Math.abs(mean) > (normalQuantile(share) * Math.max(sd, spread)) / Math.sqrt(count);
  if (meanWrong)
    problems.push({ kind: 'mean', text: `The noise on ${name} has mean ${show(mean)} where 0 was asked.` });
  if (spreadWrong && !(meanWrong && Math.abs(spread - sd) < 0.05 * sd)) {
    problems.push({
      kind: 'standard-deviation',
      text: `The noise on ${name} has standard deviation ${show(spread)} where ${show(sd)} was asked.`,
    });
  }
  const successive = correlation(draws.slice(0, -1), draws.slice(1));
  if (Math.abs(successive) > correlationBound(count - 1, share)) {
    problems.push({
      kind: 'repeats',
      text: `Successive draws of the noise on ${name} depend on each other: each step needs a new draw.`,
    });
  }
  return problems;
}

function judgePair(
  one: readonly number[],
  other: readonly number[],
  names: readonly [string, string],
  share: number,
): NoiseProblem | null {
  const r = correlation(one, other);
  if (Number.isNaN(r) || Math.abs(r) <= correlationBound(one.length, share)) return null;
  if (Math.abs(r) > 0.999) {
    return {
      kind: 'same-draw',
      text: `The same draw is used for ${names[0]} and ${names[1]}: each needs a draw of its own.`,
    };
  }
  return {
    kind: 'dependent',
    text: `The noise on ${names[0]} and on ${names[1]} is not independent (correlation ${show(r)}).`,
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
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

/**
 * What the correlation of independent normal draws exceeds with probability at most `share`:
 * for a uniform direction on the sphere in n - 1 dimensions, P(|r| > t) <= 2 exp(-(n - 2) t^2 / 2).
 */
function correlationBound(count: number, share: number): number {
  return Math.sqrt((2 * Math.log(2 / share)) / Math.max(1, count - 2));
}

/** z with P(|Z| > z) <= share, by the bound P(|Z| > z) <= 2 exp(-z^2 / 2). */
function normalQuantile(share: number): number {
  return Math.sqrt(2 * Math.log(2 / share));
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

function show(value: number): string {
  return String(Number(value.toPrecision(3)));
}
