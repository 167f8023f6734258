import { norm } from '../numeric/vector.ts';
import type { Schedule } from './schedule.ts';

/**
 * A rate proportional to the size of the step's own gradient: its absolute value in one dimension, its Euclidean length
 * in more. Never negative, so a step never climbs.
 */
export const gradientBased: Schedule = {
  id: 'gradient-based',
  title: 'Learning rate from the gradient',
  formula: 'alpha * |g|',
  source: 'Lecture notes on fixed and dynamic learning rates',
  rate: ({ learningRate, gradient }) => learningRate * norm(gradient),
};
