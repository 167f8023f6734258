import { expect, it } from 'vitest';
import { describeValue, toTensor } from '../../../../grader/contract/tensor.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';

it('reads numbers, truth values, arrays and regular nested lists as numbers', () => {
  expect(toTensor(toValue(3))).toEqual({ shape: [], data: [3] });
  expect(toTensor(toValue(true))).toEqual({ shape: [], data: [1] });
  expect(toTensor(toValue([[1, 2, 3], Float64Array.of(4, 5, 6)]))).toEqual({ shape: [2, 3], data: [1, 2, 3, 4, 5, 6] });
  expect(toTensor(toValue([]))).toEqual({ shape: [0], data: [] });
});

it('reads a record of numbers as the list of them', () => {
  expect(toTensor(toValue({ x: 0, y: 2 }))).toEqual({ shape: [2], data: [0, 2] });
});

it('reads lists that are too long to be spread over arguments', () => {
  const row = Array.from({ length: 300_000 }, () => 1);
  expect(toTensor(toValue([row, row]))?.shape).toEqual([2, 300_000]);
  const list = { kind: 'list', items: [{ kind: 'array', shape: [300_000], data: row }] } as const;
  expect(toTensor(list)?.data).toHaveLength(300_000);
});

it('reads nothing else', () => {
  for (const other of [null, '1', [1, [2]], [[1], [2, 3]], [1, '2'], { a: 'b' }, () => 1])
    expect(toTensor(toValue(other))).toBeNull();
});

it('describes every value for a message, shortly', () => {
  const described = [null, false, 1, 'text', [1, 2], { a: 1 }, {}, Float64Array.of(1), () => 1].map((value) =>
    describeValue(toValue(value)),
  );
  expect(described).toEqual([
    'nothing (no value was returned)',
    'the truth value false',
    'one number',
    'a text',
    'a list of 2',
    'a dictionary with a',
    'a dictionary with no entries',
    'an array of shape (1)',
    'a function',
  ]);
});
