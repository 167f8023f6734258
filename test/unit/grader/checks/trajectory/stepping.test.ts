import { expect, it } from 'vitest';
import {
  hintFor,
  shapeOnFunction,
  sideBySide,
  startsInARow,
} from '../../../../../grader/checks/trajectory/stepping.ts';
import { matyas } from '../../../../../reference/functions/matyas.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';

const target = (theta: object): TargetSpec => ({
  title: 'adam',
  names: ['adam'],
  parameters: [{ role: 'theta', names: ['w'], ...theta }],
  results: [],
  oracle: { optimizer: 'adam' },
});

it('takes the largest shape that holds whole points', () => {
  expect(shapeOnFunction(target({ shapes: [[2], [2, 3], [3, 3], []] }), matyas)).toEqual([2, 3]);
  expect(shapeOnFunction(target({ parts: { W: [2, 3], b: [2] } }), matyas)).toEqual([8]);
});

it('takes one point where nothing is said, or nothing fits', () => {
  expect(shapeOnFunction(target({}), matyas)).toEqual([2]);
  expect(shapeOnFunction(target({ shapes: [[3]] }), matyas)).toEqual([2]);
});

it('puts the function side by side with itself', () => {
  const [one, other] = [
    [1, 2],
    [-3, 0.5],
  ] as const;
  expect(sideBySide(matyas).gradient([...one, ...other])).toEqual([...matyas.gradient(one), ...matyas.gradient(other)]);
});

it('fills the whole with starts, beginning with the one asked for', () => {
  expect(
    startsInARow(
      [
        [1, 2],
        [3, 4],
      ],
      1,
      6,
    ),
  ).toEqual([3, 4, 1, 2, 3, 4]);
});

it('says of an object that is right at first that it keeps something wrong', () => {
  const one = { ...target({}), methods: {} };
  expect(hintFor(one, 2)).toContain('keeps');
  expect(hintFor(one, 1)).toBe('');
  expect(hintFor(target({}), 2)).toBe('');
});
