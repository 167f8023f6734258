import { testFunction, type TestFunction } from './test-function.ts';

/** Matyas. */
export const matyas: TestFunction = testFunction({
  id: 'matyas',
  title: 'Matyas',
  expression: '0.26*(x^2 + y^2) - 0.48*x*y',
  variables: ['x', 'y'],
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  window: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  minima: [{ at: [0, 0], value: 0, kind: 'global' }],
  teaches: 'A long shell, 25 times as steep across as along: plain descent crawls, momentum helps.',
  source:
    'Homework on optimization; S. Surjanovic and D. Bingham, Virtual Library of Simulation Experiments: Test Functions and Datasets',
});
