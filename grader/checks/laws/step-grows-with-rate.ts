import { fresh, map, minus, role, withRoles } from './law.ts';
import type { Law } from './law.ts';

export const stepGrowsWithRate: Law = {
  id: 'step-grows-with-rate',
  title: 'Twice the learning rate makes the first step twice as long.',
  appliesTo: 'optimizer',
  cases: (roles) => {
    const first = fresh(roles);
    const rate = role(roles, 'hyperparameters.learningRate');
    return [first, withRoles(first, { 'hyperparameters.learningRate': map(rate, (value) => 2 * value) })];
  },
  relations: (asked, answers) => {
    const [one, other] = [0, 1].map((index) => minus(role(answers[index], 'theta'), role(asked[index], 'theta')));
    return one && other ? [{ name: 'step', expected: map(one, (value) => 2 * value), actual: other }] : [];
  },
};
