import { testFunction, type TestFunction } from './test-function.ts';

/** Styblinski-Tang. */
export const styblinskiTang: TestFunction = testFunction({
  id: 'styblinski-tang',
  title: 'Styblinski-Tang',
  expression: '(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2',
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
    { at: [-2.903534027771177, -2.903534027771177], value: -78.33233140754282, kind: 'global' },
    { at: [-2.903534027771177, 2.746802770990837], value: -64.19561235905536, kind: 'local' },
    { at: [2.746802770990837, -2.903534027771177], value: -64.19561235905536, kind: 'local' },
    { at: [2.746802770990837, 2.746802770990837], value: -50.05889331056788, kind: 'local' },
  ],
  stationary: [
    { at: [0.1567312567803401, 0.1567312567803401], kind: 'maximum' },
    { at: [-2.903534027771177, 0.1567312567803401], kind: 'saddle' },
    { at: [0.1567312567803401, -2.903534027771177], kind: 'saddle' },
    { at: [2.746802770990837, 0.1567312567803401], kind: 'saddle' },
    { at: [0.1567312567803401, 2.746802770990837], kind: 'saddle' },
  ],
  teaches: 'Four basins of unequal depth: the sign of each coordinate of the start decides.',
  source: 'M. A. Styblinski and T.-S. Tang, Neural Networks 3 (1990) 467-483',
});
