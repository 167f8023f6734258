import { role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const noEpochsNoMove: Law = {
  id: 'no-epochs-no-move',
  title: 'With 0 epochs the result is the start.',
  appliesTo: 'descentOn',
  cases: (roles) => [withRoles(roles, { epochs: { shape: [], data: [0] } })],
  relations: ([asked], [answer]) => [
    { name: 'result', expected: role(asked, 'start'), actual: role(answer, 'result') },
  ],
};
