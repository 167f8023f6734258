import type { Schedule } from './schedule.ts';

/** The same rate at every step. */
export const fixed: Schedule = {
  id: 'fixed',
  title: 'Fixed learning rate',
  formula: 'alpha',
  source: 'Lecture notes on fixed and dynamic learning rates',
  rate: ({ learningRate }) => learningRate,
};
