import { testFunction, type TestFunction } from './test-function.ts';

/**
 * Printed with a plus in the homework, and graded as printed; the surface known by that name is x^3 - 3 x y^2.
 * Unbounded below: there is no minimum, and the point asked for is the saddle.
 */
export const monkey: TestFunction = testFunction({
  id: 'monkey',
  title: 'Monkey saddle',
  expression: 'x^3 + 3*x*y^2',
  variables: ['x', 'y'],
  domain: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  window: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  minima: [],
  stationary: [{ at: [0, 0], kind: 'saddle' }],
  asked: [0, 0],
  teaches: 'A flat saddle: the gradient is zero at the origin although it is no minimum; momentum helps to get past.',
  source: 'Homework on optimization, monkey',
});
