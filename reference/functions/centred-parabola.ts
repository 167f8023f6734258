import { testFunction, type TestFunction } from './test-function.ts';

/** Centred parabola. */
export const centredParabola: TestFunction = testFunction({
  id: 'centred-parabola',
  title: 'Centred parabola',
  expression: '(x - 1/2)^2',
  variables: ['x'],
  domain: [[-2, 2]],
  window: [[-2, 2]],
  minima: [{ at: [0.5], value: 0, kind: 'global' }],
  teaches: 'How learning rate and number of epochs trade against each other.',
  source: 'Lecture notes on learning rate and number of epochs',
});
