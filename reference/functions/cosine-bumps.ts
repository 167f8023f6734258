import { testFunction, type TestFunction } from './test-function.ts';

/** Minima and maxima solve sin(2 pi x) = x / pi; both signs are equally low, so there are two global minima. */
export const cosineBumps: TestFunction = testFunction({
  id: 'cosine-bumps',
  title: 'Cosine on a parabola',
  expression: 'cos(2*pi*x) + x^2',
  variables: ['x'],
  domain: [[-2, 2]],
  window: [[-2, 2]],
  minima: [
    { at: [-0.47580245102422114], value: -0.7620765452599305, kind: 'global' },
    { at: [0.47580245102422114], value: -0.7620765452599305, kind: 'global' },
    { at: [-1.4250674148261984], value: 1.1396183913232318, kind: 'local' },
    { at: [1.4250674148261984], value: 1.1396183913232318, kind: 'local' },
  ],
  stationary: [
    { at: [0], kind: 'maximum' },
    { at: [-1.0544781054320929], kind: 'maximum' },
    { at: [1.0544781054320929], kind: 'maximum' },
  ],
  teaches: 'An unfortunate start: at 0, the top of a bump, the slope is 0 and descent never moves.',
  source: 'Code challenge on unfortunate starting values',
});
