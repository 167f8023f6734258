import { describe, expect, it } from 'vitest';
import { placeText } from '../../../../reports/words/place.ts';

describe('placeText', () => {
  it('names the cell and the function where they are known', () => {
    expect(placeText({ file: 'hw2.ipynb', cell: 5, line: 12, inside: 'adam' })).toBe(
      'hw2.ipynb, cell 5, line 12, in adam',
    );
    expect(placeText({ file: 'hw2.py', line: 3 })).toBe('hw2.py, line 3');
  });
});
