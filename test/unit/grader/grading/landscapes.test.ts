import { expect, it } from 'vitest';
import { landscapeOf } from '../../../../grader/grading/landscapes.ts';

it('samples a surface row by row, first variable fastest', () => {
  const bowl = landscapeOf({
    landscape: 'bowl@-1..1,-2..2',
    window: [
      [-1, 1],
      [-2, 2],
    ],
  });
  const [along = 0, rows = 0] = bowl.size;
  expect(bowl.values.length).toBe(along * rows);
  expect([bowl.values[0], bowl.values[along - 1], bowl.values[1]?.toFixed(3)]).toEqual([
    5,
    5,
    (4 + (1 - 2 / (along - 1)) ** 2).toFixed(3),
  ]);
  expect(bowl.minima).toEqual([{ at: [0, 0], kind: 'global' }]);
});

it('samples a curve', () => {
  const curve = landscapeOf({ landscape: 'cosine-bumps@-2..2', window: [[-2, 2]] });
  expect(curve.size).toEqual([curve.values.length]);
  expect(curve.values[0]).toBeCloseTo(5, 4);
});
