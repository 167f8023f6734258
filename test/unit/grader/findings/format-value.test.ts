import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTensor, formatValue } from '../../../../grader/findings/format-value.ts';
import type { Language } from '../../../../grader/model/subject.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';

const formatNumber = (value: number, language: Language): string => formatValue({ kind: 'number', value }, language);

describe('a number', () => {
  it('reads back as the same number, in either language', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatNumber(value, 'python'))).toBe(value);
        expect(Number(formatNumber(value, 'typescript'))).toBe(value);
      }),
    );
  });

  it('is a float in Python, whatever its size', () => {
    expect([1, -0, 1e15, 1e16, 1e20, 1e21, 0.1, 1e-7].map((value) => formatNumber(value, 'python'))).toEqual([
      '1.0',
      '-0.0',
      '1000000000000000.0',
      '10000000000000000.0',
      '100000000000000000000.0',
      '1e+21',
      '0.1',
      '1e-7',
    ]);
  });

  it('that is not finite can be pasted', () => {
    expect([NaN, Infinity, -Infinity].map((value) => formatNumber(value, 'python'))).toEqual([
      "float('nan')",
      "float('inf')",
      "-float('inf')",
    ]);
    expect([NaN, Infinity, -Infinity, -0].map((value) => formatNumber(value, 'javascript'))).toEqual([
      'NaN',
      'Infinity',
      '-Infinity',
      '-0',
    ]);
  });
});

it('writes values as literals of the language', () => {
  const value = toValue([null, true, 'a"b\n', { alpha: 1, 'two words': [2] }]);
  expect(formatValue(value, 'python')).toBe('[None, True, "a\\"b\\n", {"alpha": 1.0, "two words": [2.0]}]');
  expect(formatValue(value, 'typescript')).toBe('[null, true, "a\\"b\\n", {alpha: 1, "two words": [2]}]');
  expect(formatValue({ kind: 'number', value: 3, whole: true }, 'python')).toBe('3');
  expect(formatValue({ kind: 'array', shape: [2, 2], data: [1, 2, 3, 4] }, 'python')).toBe(
    'np.array([[1.0, 2.0], [3.0, 4.0]])',
  );
});

it('does not write out a large array', () => {
  expect(formatTensor({ shape: [100], data: Array.from({ length: 100 }, () => 1) }, 'python')).toBe(
    'an array of shape (100)',
  );
});
