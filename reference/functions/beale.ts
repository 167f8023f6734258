import { testFunction, type TestFunction } from './test-function.ts';

/** Beale. */
export const beale: TestFunction = testFunction({
  id: 'beale',
  title: 'Beale',
  expression: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  variables: ['x', 'y'],
  domain: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  window: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  minima: [{ at: [3, 0.5], value: 0, kind: 'global' }],
  stationary: [{ at: [0, 1], kind: 'saddle' }],
  teaches: 'A flat valley between corners where the slope explodes.',
  source: 'E. M. L. Beale, Technical Report 25, Princeton University (1958)',
});
