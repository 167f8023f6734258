import { describe, expect, it } from 'vitest';
import { cut, join, pieceOf, piecesOf, sizeOfParts } from '../../../../grader/contract/parts.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';

const parts = { W1: [1, 2], b1: [2, 1] };
const whole = { shape: [4], data: [1, 2, 3, 4] };

describe('a vector that comes as several arrays', () => {
  it('is cut in the order of its parts', () => {
    expect(cut(parts, whole)).toEqual({
      kind: 'record',
      entries: new Map([
        ['W1', { kind: 'array', shape: [1, 2], data: [1, 2] }],
        ['b1', { kind: 'array', shape: [2, 1], data: [3, 4] }],
      ]),
    });
    expect(cut([[3], []], whole)).toEqual({
      kind: 'list',
      items: [
        { kind: 'array', shape: [3], data: [1, 2, 3] },
        { kind: 'array', shape: [], data: [4] },
      ],
    });
  });

  it('is put together again, in whatever order the dictionary has', () => {
    expect(join(parts, cut(parts, whole), 'p')).toEqual({ kind: 'joined', whole });
    expect(join(parts, toValue({ b1: [3, 4], w1: [[1, 2]], extra: 'kept' }), 'p')).toEqual({ kind: 'joined', whole });
  });

  it('knows its pieces', () => {
    expect(sizeOfParts(parts)).toBe(4);
    expect(piecesOf(parts).map((piece) => pieceOf(whole, piece).data)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it.each([
    ['a part is missing', { W1: [[1, 2]] }, 'p should be a dictionary with W1, b1, but is a dictionary with W1.'],
    [
      'a part has another shape',
      { W1: [[1], [2], [3]], b1: [3, 4] },
      'p["W1"] should have the shape (1, 2), but has the shape (3, 1).',
    ],
    ['a part is no array', { W1: [[1, 2]], b1: 'none' }, 'p["b1"] should be an array of numbers, but is a text.'],
    ['it is no dictionary', [1, 2], 'p should be a dictionary with W1, b1, but is a list of 2.'],
  ])('is refused with a reason where %s', (_, value, problem) => {
    expect(join(parts, toValue(value), 'p')).toEqual({ kind: 'misfit', problem });
  });
});
