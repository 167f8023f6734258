import { testFunction, type TestFunction } from './test-function.ts';

/** Himmelblau. */
export const himmelblau: TestFunction = testFunction({
  id: 'himmelblau',
  title: 'Himmelblau',
  expression: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  variables: ['x', 'y'],
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  window: [
    [-5, 5],
    [-5, 5],
  ],
  minima: [
    { at: [3, 2], value: 0, kind: 'global' },
    { at: [-2.805118086952745, 3.131312518250573], value: 0, kind: 'global' },
    { at: [-3.779310253377747, -3.2831859912861696], value: 0, kind: 'global' },
    { at: [3.5844283403304917, -1.8481265269644036], value: 0, kind: 'global' },
  ],
  stationary: [
    { at: [-0.2708445906673476, -0.9230385564799815], kind: 'maximum' },
    { at: [0.08667750455539636, 2.884254701174776], kind: 'saddle' },
    { at: [3.385154183607021, 0.07385187983774928], kind: 'saddle' },
    { at: [-3.0730257507643897, -0.08135304428796751], kind: 'saddle' },
    { at: [-0.12796134673068008, -1.9537149802445763], kind: 'saddle' },
  ],
  teaches: 'Four minima, all equally low: which one is found depends on the start alone.',
  source: 'D. M. Himmelblau, Applied Nonlinear Programming (1972)',
});
