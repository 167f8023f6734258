import { expect, it } from 'vitest';
import type { Variable } from '../../../../../grader/contract/question.ts';
import { piecesOf } from '../../../../../grader/checks/sweep/pieces.ts';
import { toValue } from '../../../../fixtures/subjects/values.ts';

function holding(value: unknown): Variable {
  const draws = { normal: 0, uniform: 0 };
  const where = { file: 'a.ipynb', cell: 1, line: 1 };
  return {
    name: 'runs',
    where,
    language: 'python',
    value: { kind: 'returned', value: toValue(value), draws },
    at: null,
  };
}

function pieces(value: unknown): unknown {
  return Object.fromEntries(piecesOf(holding(value)).map(({ name, tensor }) => [name, tensor.data]));
}

it('takes a table of runs apart, column by column', () => {
  expect(
    pieces([
      [0.1, 10, 1],
      [0.2, 20, 2],
      [0.3, 30, 3],
      [0.4, 40, 4],
      [0.5, 50, 5],
      [0.6, 60, 6],
    ]),
  ).toEqual({
    'runs[:, 0]': [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    'runs[:, 1]': [10, 20, 30, 40, 50, 60],
    'runs[:, 2]': [1, 2, 3, 4, 5, 6],
  });
});

it('takes the entries of a dictionary, and the numbers in its keys', () => {
  expect(pieces({ starts: [1, 2, 3], ends: [4, 5, 6] })).toEqual({
    'runs["starts"]': [1, 2, 3],
    'runs["ends"]': [4, 5, 6],
  });
  expect(pieces({ '(0.01, 100)': 1, '(0.1, 1e2)': 2 })).toEqual({
    'keys of runs, 1': [0.01, 0.1],
    'keys of runs, 2': [100, 100],
  });
});

it('takes what stands under the same key in a list of dictionaries', () => {
  expect(
    pieces([
      { start: 1, end: 3 },
      { start: 2, end: 4 },
    ]),
  ).toEqual({ 'runs[...]["start"]': [1, 2], 'runs[...]["end"]': [3, 4] });
});

it('finds nothing in a number and in a text', () => {
  expect([pieces(3), pieces('runs')]).toEqual([{}, {}]);
});

it('passes over a dictionary of 100,000 pairs, and takes no more than 50 pieces of any', () => {
  const pairs = (count: number): unknown =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`run ${at}`, [at, at + 1]]));
  expect(piecesOf(holding(pairs(100_000)))).toEqual([]);
  expect(piecesOf(holding(pairs(1000)))).toHaveLength(50);
});
