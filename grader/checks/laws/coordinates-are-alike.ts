import { role, stateRoles, withRoles } from './law.ts';
import type { Law } from './law.ts';
import type { Tensor } from '../../model/roles.ts';

const reversed = (tensor: Tensor): Tensor => ({ shape: tensor.shape, data: tensor.data.toReversed() });

export const coordinatesAreAlike: Law = {
  id: 'coordinates-are-alike',
  title: 'The coordinates are treated alike: exchanging them in the input exchanges them in the result.',
  appliesTo: 'optimizer',
  cases: (roles) => {
    const names = ['theta', 'gradient', ...stateRoles(roles)];
    return [roles, withRoles(roles, Object.fromEntries(names.map((name) => [name, reversed(role(roles, name))])))];
  },
  relations: (_, [one, other]) =>
    ['theta', ...(one ? stateRoles(one) : [])].map((name) => ({
      name,
      expected: reversed(role(one, name)),
      actual: role(other, name),
    })),
};
