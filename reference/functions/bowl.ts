import { testFunction, type TestFunction } from './test-function.ts';

/** Bowl. */
export const bowl: TestFunction = testFunction({
  id: 'bowl',
  title: 'Bowl',
  expression: 'x^2 + y^2',
  variables: ['x', 'y'],
  domain: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  window: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  minima: [{ at: [0, 0], value: 0, kind: 'global' }],
  teaches: 'Convex and round: the archetype on which every method should work.',
  source: 'Homework on optimization; K. A. De Jong, doctoral thesis (1975), F1 (sphere)',
});
