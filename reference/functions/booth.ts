import { testFunction, type TestFunction } from './test-function.ts';

/** Booth. */
export const booth: TestFunction = testFunction({
  id: 'booth',
  title: 'Booth',
  expression: '(x + 2*y - 7)^2 + (2*x + y - 5)^2',
  variables: ['x', 'y'],
  domain: [
    [-10, 10],
    [-10, 10],
  ],
  window: [
    [-10, 10],
    [-10, 10],
  ],
  minima: [{ at: [1, 3], value: 0, kind: 'global' }],
  teaches:
    'A tilted bowl: the steepest way is not along an axis, where methods that scale each coordinate have no advantage.',
  source: 'S. Surjanovic and D. Bingham, Virtual Library of Simulation Experiments: Test Functions and Datasets',
});
