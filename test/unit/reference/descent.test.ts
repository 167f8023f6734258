import { describe, expect, it } from 'vitest';
import { descend } from '../../../reference/descent.ts';
import { adam } from '../../../reference/optimizers/adam.ts';
import { gradientDescent } from '../../../reference/optimizers/gradient-descent.ts';
import { momentum } from '../../../reference/optimizers/momentum.ts';
import { nesterov } from '../../../reference/optimizers/nesterov.ts';
import { timeBased } from '../../../reference/schedules/time-based.ts';
import type { Vector } from '../../../reference/numeric/vector.ts';

const slope = ([x = NaN]: Vector): Vector => [2 * x];

describe('descend', () => {
  it('returns the start and a point for each step, the gradients and rates used, and the states', () => {
    const descent = descend({
      gradient: slope,
      start: [8],
      optimizer: gradientDescent,
      hyperparameters: { learningRate: 0.25 },
      steps: 3,
    });
    expect(descent.path).toEqual([[8], [4], [2], [1]]);
    expect(descent.gradients).toEqual([[16], [8], [4]]);
    expect(descent.rates).toEqual([0.25, 0.25, 0.25]);
    expect(descent.states).toEqual([{}, {}, {}, {}]);
  });

  it('carries state from step to step', () => {
    const hyperparameters = { learningRate: 0.25, momentum: 0.5 };
    const descent = descend({ gradient: slope, start: [8], optimizer: momentum, hyperparameters, steps: 2 });
    // v: 4, then 0.5 * 4 + 0.25 * 8 = 4
    expect(descent.path).toEqual([[8], [4], [0]]);
    expect(descent.states.map(({ velocity }) => velocity)).toEqual([[0], [4], [4]]);
  });

  it('takes the gradient where the optimizer asks for it', () => {
    const hyperparameters = { learningRate: 0.25, momentum: 0.5 };
    const descent = descend({ gradient: slope, start: [8], optimizer: nesterov, hyperparameters, steps: 2 });
    // Second gradient at 4 - 0.5 * 4 = 2; v = 0.5 * 4 + 0.25 * 4 = 3
    expect(descent.gradients).toEqual([[16], [4]]);
    expect(descent.path).toEqual([[8], [4], [1]]);
  });

  it('lets a schedule set the rate of each step', () => {
    const settings = { gradient: slope, start: [8], optimizer: gradientDescent, steps: 2, schedule: timeBased };
    const descent = descend({ ...settings, hyperparameters: { learningRate: 0.5 } });
    expect(descent.rates).toEqual([0.25, 0]);
    expect(descent.path).toEqual([[8], [4], [4]]);
  });

  it('counts iterations from 1', () => {
    const descent = descend({
      gradient: slope,
      start: [8],
      optimizer: adam,
      hyperparameters: { learningRate: 1 },
      steps: 1,
    });
    expect(descent.path[1]?.[0]).toBeCloseTo(7, 9);
  });

  it('uses the defaults of the optimizer, and makes no step when none is asked for', () => {
    expect(descend({ gradient: slope, start: [1], optimizer: gradientDescent, steps: 1 }).path[1]).toEqual([0.98]);
    expect(descend({ gradient: slope, start: [1], optimizer: gradientDescent, steps: 0 }).path).toEqual([[1]]);
  });

  it('goes on when numbers are no longer finite', () => {
    const descent = descend({
      gradient: slope,
      start: [1],
      optimizer: gradientDescent,
      hyperparameters: { learningRate: 1e200 },
      steps: 4,
    });
    expect(descent.path).toHaveLength(5);
    expect(Number.isFinite(descent.path[4]?.[0])).toBe(false);
  });

  it('does not hand out the start itself', () => {
    const start = [1];
    const descent = descend({ gradient: slope, start, optimizer: gradientDescent, steps: 1 });
    start[0] = 5;
    expect(descent.path[0]).toEqual([1]);
  });
});
