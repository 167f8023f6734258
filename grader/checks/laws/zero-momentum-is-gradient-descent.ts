import { fresh, map, role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const zeroMomentumIsGradientDescent: Law = {
  id: 'zero-momentum-is-gradient-descent',
  title: 'Without momentum (factor 0) a step is a step of gradient descent.',
  appliesTo: 'optimizer',
  cases: (roles) => [withRoles(fresh(roles), { 'hyperparameters.momentum': { shape: [], data: [0] } })],
  relations: ([asked], [answer]) => {
    const rate = role(asked, 'hyperparameters.learningRate').data[0] ?? NaN;
    const gradient = role(asked, 'gradient');
    const expected = map(role(asked, 'theta'), (value, index) => value - rate * (gradient.data[index] ?? NaN));
    return [{ name: 'theta', expected, actual: role(answer, 'theta') }];
  },
};
