import { expect, it } from 'vitest';
import { noiseAskedOf } from '../../../../grader/grading/noise-asked.ts';
import { gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';

it('is what the check of the noise asks, and null where there is none', () => {
  expect(
    ['adam', 'gradient-descent', 'bowl', 'stochastic-gradient-descent'].map((id) => noiseAskedOf(hw2, id)),
  ).toEqual([1, null, null, 1]);
  expect(noiseAskedOf(gdStartValue, 'descent')).toBeNull();
});
