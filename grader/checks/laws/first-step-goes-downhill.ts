import { fresh, map, minus, role } from './law.ts';
import type { Law } from './law.ts';

export const firstStepGoesDownhill: Law = {
  id: 'first-step-goes-downhill',
  title: 'The first step goes against the gradient, in each coordinate.',
  appliesTo: 'optimizer',
  cases: (roles) => [fresh(roles)],
  relations: ([asked], [answer]) => {
    const move = minus(role(answer, 'theta'), role(asked, 'theta'));
    const gradient = role(asked, 'gradient');
    const uphill = map(move, (value, index) => value * Math.sign(gradient.data[index] ?? NaN));
    return [{ name: 'step along the gradient', expected: map(move, () => 0), actual: uphill, atMost: true }];
  },
};
