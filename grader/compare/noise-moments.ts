import { chiSquaredAbove, chiSquaredBelow, normalTails } from './chance.ts';

export interface NoiseProblem {
  readonly kind: 'none' | 'mean' | 'standard-deviation' | 'uneven' | 'same-draw' | 'repeats' | 'dependent' | 'shape';
  readonly text: string;
  /** Index of the input at which it shows best; absent when it shows at all of them. */
  readonly input?: number;
}

/**
 * Mean and spread of the draws on one coordinate.
 *
 * @param share chance with which right noise may fail each of the three tests: the mean, the spread above, the spread below
 */
export function judgeCoordinate(
  draws: readonly number[],
  name: string,
  sd: number,
  share: number,
): readonly NoiseProblem[] {
  const count = draws.length;
  const mean = average(draws);
  const spread = spreadOf(draws);
  if (!Number.isFinite(spread)) return [{ kind: 'shape', text: `The noise on ${name} is not a finite number.` }];
  // Far below any noise and far above the round-off of recovering it.
  if (spread < 1e-6 * sd) {
    return Math.abs(mean) < 1e-6 * sd
      ? [{ kind: 'none', text: `There is no noise on ${name}: the same input always gives the same answer.` }]
      : [{ kind: 'repeats', text: `The noise on ${name} is the same number every time (${show(mean)}).` }];
  }
  const problems: NoiseProblem[] = [];
  const sum = draws.reduce((total, draw) => total + (draw / sd) ** 2, 0);
  const spreadWrong = chiSquaredAbove(sum, count) < share || chiSquaredBelow(sum, count) < share;
  const meanWrong = normalTails((mean * Math.sqrt(count)) / Math.max(sd, spread)) < share;
  if (meanWrong)
    problems.push({ kind: 'mean', text: `The noise on ${name} has mean ${show(mean)} where 0 was asked.` });
  if (spreadWrong && !(meanWrong && Math.abs(spread - sd) < 0.05 * sd)) {
    problems.push({
      kind: 'standard-deviation',
      text: `The noise on ${name} has standard deviation ${show(spread)} where ${show(sd)} was asked.`,
    });
  }
  return problems;
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Around their own mean. */
export function spreadOf(draws: readonly number[]): number {
  const mean = average(draws);
  return Math.sqrt(average(draws.map((draw) => (draw - mean) ** 2)));
}

export function show(value: number): string {
  return String(Number(value.toPrecision(3)));
}
