import { testFunction, type TestFunction } from './test-function.ts';

/** Peaks. */
export const peaks: TestFunction = testFunction({
  id: 'peaks',
  title: 'Peaks',
  expression: '3*(1-x)^2 * exp(-x^2 - (y+1)^2) - 10*(x/5 - x^3 - y^5) * exp(-x^2 - y^2) - exp(-(x+1)^2 - y^2)/3',
  variables: ['x', 'y'],
  domain: [
    [-2.5, 2.5],
    [-2.5, 2.5],
  ],
  window: [
    [-3, 3],
    [-3, 3],
  ],
  minima: [
    { at: [0.22827892055636909, -1.6255349574999964], value: -6.551133332835837, kind: 'global' },
    { at: [-1.3473962443682108, 0.20451886609700518], value: -3.04984940280026, kind: 'local' },
    { at: [0.2964455538468321, 0.32019624766683435], value: -0.06493586825552689, kind: 'local' },
  ],
  stationary: [
    { at: [-0.009317581959954116, 1.5813679629389998], kind: 'maximum' },
    { at: [-0.46002451803438665, -0.6291965087168009], kind: 'maximum' },
    { at: [1.285684697241304, -0.004847559075593672], kind: 'maximum' },
    { at: [1.0982728343350927, 0.8544609795247524], kind: 'saddle' },
    { at: [-0.2659375568372457, 0.4667399937262694], kind: 'saddle' },
    { at: [0.4163233216785082, -0.3941450984024246], kind: 'saddle' },
  ],
  teaches: 'Three basins and a flat plain: the start decides which basin, and on the plain nothing moves.',
  source: 'MATLAB, peaks; lecture notes on descent in two dimensions',
});
