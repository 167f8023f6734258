/** Experiments on (x - 1/2)^2, and what they leave behind. */
import type { SweepOptions } from '../../../../../grader/checks/sweep/options.ts';
import type { Answer } from '../../../../../grader/model/outcome.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';

export const slope = (x: number): number => 2 * (x - 0.5);

export function sweepOf(derivative: (x: number) => number, start: number, rate: number, epochs: number): number {
  let x = start;
  for (let epoch = 0; epoch < epochs; epoch += 1) x -= rate * derivative(x);
  return x;
}

export function gridOf<Result>(
  one: (rate: number, epochs: number) => Result,
  rates: readonly number[],
  epochs: readonly number[],
): Result[][] {
  return rates.map((rate) => epochs.map((count) => one(rate, count)));
}

export const rates = Array.from({ length: 10 }, (_, index) => 0.001 + 0.004 * index);

export const experiment: TargetSpec = {
  title: 'the experiment',
  names: ['final_res'],
  parameters: [
    { role: 'start', names: ['start', 'start_locs'] },
    { role: 'hyperparameters.learningRate', names: ['learning_rate', 'learning_rates'] },
    { role: 'epochs', names: ['training_epochs', 'epochs'] },
  ],
  results: [{ role: 'result', names: ['final_res', 'minimums'] }],
  oracle: { descentOn: 'centred-parabola' },
};

export const derivativeTarget: TargetSpec = {
  title: 'its derivative',
  names: ['deriv'],
  parameters: [{ role: 'theta', names: ['x'] }],
  results: [{ role: 'gradient', names: ['slope'] }],
  oracle: { gradientOf: 'centred-parabola' },
};

const tolerance = { relative: 1e-9, absolute: 1e-9, reason: 'a few hundred contracting steps of round-off' };

export const sweepOptions: SweepOptions = {
  over: [{ role: 'hyperparameters.learningRate', least: 5, covers: [0.001, 0.03] }],
  fixed: { start: [1], epochs: [100] },
  tolerance,
};

export const gridOptions: SweepOptions = {
  over: [{ role: 'hyperparameters.learningRate', least: 5 }, { role: 'epochs' }],
  fixed: { start: [1] },
  tolerance,
};

export const endlessLoop: Answer = {
  kind: 'threw',
  error: {
    type: 'EndlessLoop',
    endless: true,
    message: 'left after 200000 rounds',
    where: { file: 'sweep.ipynb', cell: 4, line: 2 },
    trace: [],
  },
};
