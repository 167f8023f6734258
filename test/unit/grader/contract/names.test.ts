import { expect, it } from 'vitest';
import { mostEdits, nearest, sameName } from '../../../../grader/contract/names.ts';

it('takes snake_case and camelCase of a name for the same name', () => {
  for (const other of [
    'gradientDescent',
    'GradientDescent',
    'gradient_descent_',
    '_gradient__descent',
    'GRADIENT_DESCENT',
  ])
    expect(sameName('gradient_descent', other)).toBe(true);
  expect(sameName('gradient_descent', 'gradient_ascent')).toBe(false);
});

it('suggests the nearest name, but none that is far', () => {
  expect(nearest('momentum', ['adam', 'momentun', 'moment'])).toBe('momentun');
  expect(nearest('adam', ['adam2', 'sgd'])).toBe('adam2');
  expect(nearest('sgd', ['adam', 'bowl'])).toBeNull();
  expect(nearest('adam', [])).toBeNull();
  expect(['a', 'adam', 'momentum', 'gradientdescent'].map(mostEdits)).toEqual([1, 1, 2, 5]);
});
