import { expect, it } from 'vitest';
import { namedShapes, shapesOf } from '../../../../../grader/checks/inputs/theta-shapes.ts';
import type { TargetSpec } from '../../../../../grader/model/target.ts';

const target = (parameters: TargetSpec['parameters'], methods?: TargetSpec['methods']): TargetSpec => ({
  title: 'adam',
  names: ['adam'],
  parameters,
  results: [],
  oracle: { optimizer: 'adam' },
  ...(methods && { methods }),
});
const theta = (more: object, role = 'theta'): TargetSpec['parameters'][number] => ({ role, names: ['w'], ...more });

it.each([
  ['elements', target([theta({}, 'theta[0]'), theta({}, 'theta[1]')]), [[2]]],
  ['parts', target([theta({ parts: [[2, 3], []] })]), [[7]]],
  ['shapes', target([theta({ shapes: [[4], []] })]), [[4], []]],
  ['a method', target([], { step: { names: ['step'], parameters: [theta({ parts: [[5]] })], results: [] } }), [[5]]],
])('takes the shapes of theta from its %s', (_, one, shapes) => {
  expect(shapesOf(one)).toEqual(shapes);
});

it('takes three numbers where nothing is said', () => {
  expect(shapesOf(target([theta({})]))).toEqual([[3]]);
  expect(namedShapes(target([theta({})]))).toBeNull();
});
