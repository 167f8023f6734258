import { testFunction, type TestFunction } from './test-function.ts';

/** Parabola. */
export const parabola: TestFunction = testFunction({
  id: 'parabola',
  title: 'Parabola',
  expression: '3*x^2 - 3*x + 4',
  variables: ['x'],
  domain: [[-2, 2]],
  window: [[-2, 2]],
  minima: [{ at: [0.5], value: 3.25, kind: 'global' }],
  teaches: 'Convex: descent from anywhere reaches the one minimum, in steps that shrink with the slope.',
  source: 'Lecture notes on descent in one dimension',
});
