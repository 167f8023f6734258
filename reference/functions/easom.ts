import { testFunction, type TestFunction } from './test-function.ts';

/**
 * The gradient is zero to double precision nearly everywhere on the usual square [-100, 100]: a stub that returns zeros
 * would pass there. So the domain is the hole around (pi, pi).
 */
export const easom: TestFunction = testFunction({
  id: 'easom',
  title: 'Easom',
  expression: '-cos(x) * cos(y) * exp(-((x - pi)^2 + (y - pi)^2))',
  variables: ['x', 'y'],
  domain: [
    [1.5, 4.8],
    [1.5, 4.8],
  ],
  window: [
    [0, 6],
    [0, 6],
  ],
  minima: [{ at: [Math.PI, Math.PI], value: -1, kind: 'global' }],
  asked: [Math.PI, Math.PI],
  teaches: 'A hole in a flat plain: away from it there is no slope to follow.',
  source: 'E. E. Easom, master thesis, University of Louisville (1990); homework on optimization',
});
