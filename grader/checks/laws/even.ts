import { map, role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const even: Law = {
  id: 'even',
  title: 'A point and its mirror image through the origin have the same value.',
  appliesTo: 'testFunction',
  cases: (roles) => [roles, withRoles(roles, { theta: map(role(roles, 'theta'), (value) => -value) })],
  relations: (_, [one, other]) => [{ name: 'value', expected: role(one, 'value'), actual: role(other, 'value') }],
};
