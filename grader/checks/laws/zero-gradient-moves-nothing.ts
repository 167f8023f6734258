import { fresh, role, withRoles, zeros } from './law.ts';
import type { Law } from './law.ts';

export const zeroGradientMovesNothing: Law = {
  id: 'zero-gradient-moves-nothing',
  title: 'With a zero gradient and no state the parameters stay where they are.',
  appliesTo: 'optimizer',
  cases: (roles) => [withRoles(fresh(roles), { gradient: zeros(role(roles, 'gradient')) })],
  relations: ([asked], [answer]) => [{ name: 'theta', expected: role(asked, 'theta'), actual: role(answer, 'theta') }],
};
