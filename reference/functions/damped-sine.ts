import { testFunction, type TestFunction } from './test-function.ts';

/** A sine that fades: the extrema solve tan(x) = 10/x, and alternate. */
export const dampedSine: TestFunction = testFunction({
  id: 'damped-sine',
  title: 'Damped sine',
  expression: 'sin(x) * exp(-x^2/20)',
  variables: ['x'],
  domain: [[-5, 5]],
  window: [[-2 * Math.PI, 2 * Math.PI]],
  minima: [
    { at: [-1.428870011214077], value: -0.8938752904478421, kind: 'global' },
    { at: [4.305801413119223], value: -0.3634781431467895, kind: 'local' },
  ],
  stationary: [
    { at: [1.428870011214077], kind: 'maximum' },
    { at: [-4.305801413119223], kind: 'maximum' },
  ],
  teaches: 'Where descent ends depends on where it starts; far out the slope is too small to move.',
  source: 'Lecture notes on experiments with descent',
});
