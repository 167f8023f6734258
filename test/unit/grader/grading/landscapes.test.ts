import { expect, it } from 'vitest';
import { landscapeOf, landscapesOf } from '../../../../grader/grading/landscapes.ts';

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

it('makes a landscape once for all paths on it, and none for curves and matrices', () => {
  const path = { steps: [0], points: [[0]] };
  const common = { title: '', settings: [] };
  const trajectory = {
    ...common,
    kind: 'trajectory',
    landscape: 'cosine-bumps@-2..2',
    window: [[-2, 2]] as [number, number][],
    expected: path,
    actual: null,
    partsAt: null,
  } as const;
  const landscapes = landscapesOf([
    { ...trajectory, id: 'one' },
    { ...trajectory, id: 'two' },
    { ...common, kind: 'curves', id: 'three', quantity: 'loss', curves: [], bar: null, partsAt: null },
    { ...common, kind: 'confusion', id: 'four', classes: [], counts: [], others: 0 },
  ]);
  expect([...landscapes.keys()]).toEqual(['cosine-bumps@-2..2']);
  const more = landscapesOf([{ ...trajectory, id: 'five' }], landscapes);
  expect(more.get('cosine-bumps@-2..2')).toBe(landscapes.get('cosine-bumps@-2..2'));
});
