import { expect, it } from 'vitest';
import { splitRole } from '../../../../grader/contract/role.ts';

it('splits a role into its base and its element', () => {
  expect(splitRole('theta')).toEqual({ base: 'theta', index: null });
  expect(splitRole('theta[0]')).toEqual({ base: 'theta', index: 0 });
  expect(splitRole('state.velocity[12]')).toEqual({ base: 'state.velocity', index: 12 });
  expect(splitRole('hyperparameters.learningRate')).toEqual({ base: 'hyperparameters.learningRate', index: null });
});
