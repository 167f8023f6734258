import { fresh, map, minus, role } from './law.ts';
import type { Law } from './law.ts';

export const firstStepAtMostRate: Law = {
  id: 'first-step-at-most-rate',
  title: 'The first step is at most as long as the learning rate, in each coordinate.',
  appliesTo: 'optimizer',
  cases: (roles) => [fresh(roles)],
  relations: ([asked], [answer]) => {
    const move = minus(role(answer, 'theta'), role(asked, 'theta'));
    const rate = role(asked, 'hyperparameters.learningRate').data[0] ?? NaN;
    return [{ name: 'length of the step', expected: map(move, () => rate), actual: map(move, Math.abs), atMost: true }];
  },
};
