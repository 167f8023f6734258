import { testFunction, type TestFunction } from './test-function.ts';

/**
 * Rings around the origin. The lowest points are whole circles of radius 3 pi/2 + 2 pi k; four points of the first
 * stand for it.
 *
 * At the origin the function is a cone, sin(r) ~ r: a local minimum, but the gradient does not exist there. It is 0/0
 * in the formula and NaN here; autograd and its kind answer NaN too. Near the origin the gradient has length 1,
 * whatever the direction.
 */
export const mult: TestFunction = testFunction({
  id: 'mult',
  title: 'Mult',
  expression: 'sin(sqrt(x^2 + y^2))',
  variables: ['x', 'y'],
  domain: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  window: [
    [-6, 6],
    [-6, 6],
  ],
  minima: [
    { at: [(3 * Math.PI) / 2, 0], value: -1, kind: 'global' },
    { at: [0, (3 * Math.PI) / 2], value: -1, kind: 'global' },
    { at: [-(3 * Math.PI) / 2, 0], value: -1, kind: 'global' },
    { at: [0, -(3 * Math.PI) / 2], value: -1, kind: 'global' },
    { at: [0, 0], value: 0, kind: 'local' },
  ],
  singular: [[0, 0]],
  asked: [0, 0],
  teaches: 'Many minima: the tip at the centre is a local one, the ring around it is lower.',
  source: 'Homework on optimization, mult',
});
