import { testFunction, type TestFunction } from './test-function.ts';

/**
 * The tip at the origin is a cone: the gradient does not exist there and is NaN. Rounding leaves a value of 4e-16 in
 * place of 0. Of the minima around it the nearest eight are listed.
 */
export const ackley: TestFunction = testFunction({
  id: 'ackley',
  title: 'Ackley',
  expression: '-20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + e + 20',
  variables: ['x', 'y'],
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  window: [
    [-3, 3],
    [-3, 3],
  ],
  minima: [
    { at: [0, 0], value: 0, kind: 'global' },
    { at: [0.9521665459501717, 0], value: 2.579927557029872, kind: 'local' },
    { at: [0, 0.9521665459501717], value: 2.579927557029872, kind: 'local' },
    { at: [-0.9521665459501717, 0], value: 2.579927557029872, kind: 'local' },
    { at: [0, -0.9521665459501717], value: 2.579927557029872, kind: 'local' },
    { at: [0.9684776587077244, 0.9684776587077244], value: 3.57445187725768, kind: 'local' },
    { at: [0.9684776587077244, -0.9684776587077244], value: 3.57445187725768, kind: 'local' },
    { at: [-0.9684776587077244, 0.9684776587077244], value: 3.57445187725768, kind: 'local' },
    { at: [-0.9684776587077244, -0.9684776587077244], value: 3.57445187725768, kind: 'local' },
  ],
  singular: [[0, 0]],
  teaches: 'A funnel with ripples: the large shape leads to the centre, the small one catches descent on the way.',
  source: 'D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing (1987)',
});
