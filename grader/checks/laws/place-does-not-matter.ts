import { map, minus, role, withRoles } from './law.ts';
import type { Law } from './law.ts';

/** Far enough to show, near enough not to lose digits. */
const SHIFT = 3;

export const placeDoesNotMatter: Law = {
  id: 'place-does-not-matter',
  title: 'The step depends on the gradient, not on where the parameters are.',
  appliesTo: 'optimizer',
  cases: (roles) => [roles, withRoles(roles, { theta: map(role(roles, 'theta'), (value) => value + SHIFT) })],
  relations: (asked, answers) => {
    const [one, other] = [0, 1].map((index) => minus(role(answers[index], 'theta'), role(asked[index], 'theta')));
    return one && other ? [{ name: 'step', expected: one, actual: other }] : [];
  },
};
