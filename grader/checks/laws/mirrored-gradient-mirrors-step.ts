import { fresh, map, minus, role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const mirroredGradientMirrorsStep: Law = {
  id: 'mirrored-gradient-mirrors-step',
  title: 'With the gradient reversed the first step is reversed.',
  appliesTo: 'optimizer',
  cases: (roles) => {
    const first = fresh(roles);
    return [first, withRoles(first, { gradient: map(role(roles, 'gradient'), (value) => -value) })];
  },
  relations: (asked, answers) => {
    const [one, other] = [0, 1].map((index) => minus(role(answers[index], 'theta'), role(asked[index], 'theta')));
    return one && other ? [{ name: 'step', expected: map(one, (value) => -value), actual: other }] : [];
  },
};
