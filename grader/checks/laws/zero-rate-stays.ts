import { role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const zeroRateStays: Law = {
  id: 'zero-rate-stays',
  title: 'With a learning rate of 0 the result is the start.',
  appliesTo: 'descentOn',
  cases: (roles) => [withRoles(roles, { 'hyperparameters.learningRate': { shape: [], data: [0] } })],
  relations: ([asked], [answer]) => [
    { name: 'result', expected: role(asked, 'start'), actual: role(answer, 'result') },
  ],
};
