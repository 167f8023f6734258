import { role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const symmetric: Law = {
  id: 'symmetric',
  title: 'Exchanging x and y does not change the value.',
  appliesTo: 'testFunction',
  cases: (roles) => {
    const { shape, data } = role(roles, 'theta');
    return [roles, withRoles(roles, { theta: { shape, data: data.toReversed() } })];
  },
  relations: (_, [one, other]) => [{ name: 'value', expected: role(one, 'value'), actual: role(other, 'value') }],
};
