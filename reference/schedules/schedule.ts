import type { Vector } from '../numeric/vector.ts';

export interface Moment {
  /** The rate that was set at the start. */
  readonly learningRate: number;
  /** The gradient of this step. */
  readonly gradient: Vector;
  /** Number of the step, from 0. */
  readonly epoch: number;
  /** How many steps there will be. */
  readonly epochs: number;
}

/** How the learning rate changes from step to step. */
export interface Schedule {
  readonly id: string;
  readonly title: string;
  /** Plain text, to show. */
  readonly formula: string;
  readonly source: string;
  /** The learning rate of this step. */
  rate(moment: Moment): number;
}
