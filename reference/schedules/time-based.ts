import type { Schedule } from './schedule.ts';

/** A rate that falls in equal steps to 0: the last step has a rate of 0 and moves nothing. */
export const timeBased: Schedule = {
  id: 'time-based',
  title: 'Learning rate falling with time',
  formula: 'alpha * (1 - (i + 1) / n), with i from 0 to n - 1',
  source: 'Lecture notes on fixed and dynamic learning rates',
  rate: ({ learningRate, epoch, epochs }) => learningRate * (1 - (epoch + 1) / epochs),
};
