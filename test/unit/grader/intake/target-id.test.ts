import { expect, it } from 'vitest';
import { targetIdOf } from '../../../../grader/intake/target-id.ts';

it('is what stands before the first dot', () => {
  expect(targetIdOf('stochastic-gradient-descent.update')).toBe('stochastic-gradient-descent');
});
