import { testFunction, type TestFunction } from './test-function.ts';

/** A bowl with a lattice of minima, about one to each pair of whole numbers; the nine in the middle are listed. */
export const rastrigin: TestFunction = testFunction({
  id: 'rastrigin',
  title: 'Rastrigin',
  expression: '20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)',
  variables: ['x', 'y'],
  domain: [
    [-5.12, 5.12],
    [-5.12, 5.12],
  ],
  window: [
    [-2.5, 2.5],
    [-2.5, 2.5],
  ],
  minima: [
    { at: [0, 0], value: 0, kind: 'global' },
    { at: [0.9949586376523348, 0], value: 0.9949590570932914, kind: 'local' },
    { at: [0, 0.9949586376523348], value: 0.9949590570932914, kind: 'local' },
    { at: [-0.9949586376523348, 0], value: 0.9949590570932914, kind: 'local' },
    { at: [0, -0.9949586376523348], value: 0.9949590570932914, kind: 'local' },
    { at: [0.9949586376523348, 0.9949586376523348], value: 1.9899181141865827, kind: 'local' },
    { at: [0.9949586376523348, -0.9949586376523348], value: 1.9899181141865827, kind: 'local' },
    { at: [-0.9949586376523348, 0.9949586376523348], value: 1.9899181141865827, kind: 'local' },
    { at: [-0.9949586376523348, -0.9949586376523348], value: 1.9899181141865827, kind: 'local' },
  ],
  stationary: [
    { at: [0.5025460365546747, 0.5025460365546747], kind: 'maximum' },
    { at: [0.5025460365546747, -0.5025460365546747], kind: 'maximum' },
    { at: [-0.5025460365546747, 0.5025460365546747], kind: 'maximum' },
    { at: [-0.5025460365546747, -0.5025460365546747], kind: 'maximum' },
    { at: [0.5025460365546747, 0], kind: 'saddle' },
    { at: [0, 0.5025460365546747], kind: 'saddle' },
    { at: [-0.5025460365546747, 0], kind: 'saddle' },
    { at: [0, -0.5025460365546747], kind: 'saddle' },
  ],
  teaches: 'A lattice of minima: descent ends in the nearest, hardly ever in the lowest.',
  source: 'L. A. Rastrigin, Systems of Extremal Control (1974)',
});
