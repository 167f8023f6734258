import { map, role, stateRoles, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const coordinatesAreIndependent: Law = {
  id: 'coordinates-are-independent',
  title: 'What happens to one coordinate does not depend on the others.',
  appliesTo: 'optimizer',
  cases: (roles) => {
    const others = ['theta', 'gradient', ...stateRoles(roles)];
    const changed = others.map(
      (name) => [name, map(role(roles, name), (value, index) => (index === 0 ? value : 2 * value + 1))] as const,
    );
    return [roles, withRoles(roles, Object.fromEntries(changed))];
  },
  relations: (_, [one, other]) => {
    const first = (name: string, from: typeof one): { shape: []; data: number[] } => ({
      shape: [],
      data: [role(from, name).data[0] ?? NaN],
    });
    return ['theta', ...(one ? stateRoles(one) : [])].map((name) => ({
      name: `${name}[0]`,
      expected: first(name, one),
      actual: first(name, other),
    }));
  },
};
