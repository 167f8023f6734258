import { describe, expect, it } from 'vitest';
import { isLongValue, matrixText } from '../../../../reports/words/matrix-text.ts';

const row = '[0.123456789, 0.123456789, 0.123456789]';

describe('matrixText', () => {
  it('puts each row of a long matrix below the one before it', () => {
    expect(matrixText(`np.array([${row}, ${row}])`)).toBe(`np.array([${row},\n          ${row}])`);
    expect(matrixText(`[${row}, ${row}]`)).toBe(`[${row},\n ${row}]`);
  });

  it('leaves short values and other texts as they are', () => {
    expect(matrixText('[[1, 2], [3, 4]]')).toBe('[[1, 2], [3, 4]]');
    const long = 'a text of many words, longer than what fits into a cell of a table';
    expect(matrixText(long)).toBe(long);
    expect([isLongValue(long), isLongValue('[[1, 2], [3, 4]]'), isLongValue('a\nb')]).toEqual([true, false, true]);
  });
});
