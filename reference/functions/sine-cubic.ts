import { testFunction, type TestFunction } from './test-function.ts';

/** Unbounded below, so none of its minima is global; the optimum is the lowest within the window. */
export const sineCubic: TestFunction = testFunction({
  id: 'sine-cubic',
  title: 'Sine on a cubic',
  expression: 'sin(3*pi*x) + x^3/2',
  variables: ['x'],
  domain: [[-2, 2]],
  window: [[-2, 2]],
  minima: [
    { at: [-1.5411300463265236], value: -2.7559581179284143, kind: 'local' },
    { at: [-0.8454294190191459], value: -1.2956444220597865, kind: 'local' },
    { at: [-0.167138406937312], value: -1.0023246426945938, kind: 'local' },
    { at: [0.49584706257022443], value: -0.938278560081673, kind: 'local' },
    { at: [1.1443878848223579], value: -0.2286779235139427, kind: 'local' },
    { at: [1.777432808920105], value: 1.943297553789542, kind: 'local' },
  ],
  stationary: [
    { at: [-1.777432808920105], kind: 'maximum' },
    { at: [-1.1443878848223579], kind: 'maximum' },
    { at: [-0.49584706257022443], kind: 'maximum' },
    { at: [0.167138406937312], kind: 'maximum' },
    { at: [0.8454294190191459], kind: 'maximum' },
  ],
  teaches: 'Many valleys: each start falls into the nearest one, and a rate too large jumps over it.',
  source: 'Student notebook on initial values',
});
