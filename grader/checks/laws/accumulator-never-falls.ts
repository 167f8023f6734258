import { map, role } from './law.ts';
import type { Law } from './law.ts';

export const accumulatorNeverFalls: Law = {
  id: 'accumulator-never-falls',
  title: 'The accumulated squared gradients never become less.',
  appliesTo: 'optimizer',
  cases: (roles) => [roles],
  relations: ([asked], [answer]) => [
    {
      name: 'accumulated before the step',
      expected: role(answer, 'state.second'),
      actual: map(role(asked, 'state.second'), (value) => value),
      atMost: true,
    },
  ],
};
