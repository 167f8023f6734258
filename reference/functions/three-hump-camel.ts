import { testFunction, type TestFunction } from './test-function.ts';

/** Three-hump camel. Drawn from a smaller square than the usual [-5, 5], where the sixth power hides the humps. */
export const threeHumpCamel: TestFunction = testFunction({
  id: 'three-hump-camel',
  title: 'Three-hump camel',
  expression: '2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2',
  variables: ['x', 'y'],
  domain: [
    [-2.2, 2.2],
    [-2.2, 2.2],
  ],
  window: [
    [-2.5, 2.5],
    [-2.5, 2.5],
  ],
  minima: [
    { at: [0, 0], value: 0, kind: 'global' },
    { at: [-1.7475523458302888, 0.8737761729151444], value: 0.2986384422368598, kind: 'local' },
    { at: [1.7475523458302888, -0.8737761729151444], value: 0.2986384422368598, kind: 'local' },
  ],
  stationary: [
    { at: [1.07054229182366, -0.53527114591183], kind: 'saddle' },
    { at: [-1.07054229182366, 0.53527114591183], kind: 'saddle' },
  ],
  teaches: 'Three valleys side by side; too large a step jumps from one to another.',
  source: 'L. C. W. Dixon and G. P. Szego (eds.), Towards Global Optimisation 2 (1978)',
});
