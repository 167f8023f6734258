import { expect, it } from 'vitest';
import { schedules } from '../../../../reference/schedules/index.ts';

const rate = (id: string, gradient: readonly number[], epoch: number): number =>
  schedules[id]?.rate({ learningRate: 0.1, gradient, epoch, epochs: 4 }) ?? NaN;

it('lists the schedules under their ids', () => {
  expect(Object.keys(schedules)).toEqual(['fixed', 'gradient-based', 'time-based']);
  for (const [id, schedule] of Object.entries(schedules)) expect(schedule.id).toBe(id);
});

it('a fixed rate stays', () => {
  expect([0, 1, 2, 3].map((epoch) => rate('fixed', [epoch], epoch))).toEqual([0.1, 0.1, 0.1, 0.1]);
});

it('a gradient-based rate follows the size of the gradient, never its sign', () => {
  expect(rate('gradient-based', [-2], 0)).toBe(0.2);
  expect(rate('gradient-based', [2], 3)).toBe(0.2);
  expect(rate('gradient-based', [3, -4], 0)).toBe(0.5);
});

it('a time-based rate starts one step below the first and ends at 0', () => {
  expect([0, 1, 2, 3].map((epoch) => rate('time-based', [1], epoch))).toEqual([0.1 * 0.75, 0.1 * 0.5, 0.1 * 0.25, 0]);
});
