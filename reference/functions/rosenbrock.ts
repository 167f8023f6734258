import { testFunction, type TestFunction } from './test-function.ts';

/** Rosenbrock. */
export const rosenbrock: TestFunction = testFunction({
  id: 'rosenbrock',
  title: 'Rosenbrock',
  expression: '(1 - x)^2 + 100*(y - x^2)^2',
  variables: ['x', 'y'],
  domain: [
    [-2, 2],
    [-1, 3],
  ],
  window: [
    [-2, 2],
    [-1, 3],
  ],
  minima: [{ at: [1, 1], value: 0, kind: 'global' }],
  teaches: 'A curved valley with steep walls: finding the floor is easy, following it is not.',
  source: 'H. H. Rosenbrock, Comput. J. 3 (1960) 175-184',
});
