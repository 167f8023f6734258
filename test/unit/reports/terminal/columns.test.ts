import { describe, expect, it } from 'vitest';
import { cut, fill, width, wrap } from '../../../../reports/terminal/columns.ts';

describe('columns', () => {
  it('counts wide characters as two and combining marks as none', () => {
    expect([width('abc'), width('漢字'), width('e\u0301')]).toEqual([3, 4, 1]);
  });

  it('cuts with an ellipsis, never in the middle of a wide character', () => {
    expect([cut('abcdef', 4), cut('漢字漢', 4), cut('abc', 3)]).toEqual(['abc…', '漢…', 'abc']);
  });

  it('fills on either side', () => {
    expect([fill('a', 3), fill('a', 3, 'left'), fill('abcd', 3)]).toEqual(['a  ', '  a', 'abcd']);
  });

  it('breaks between words and leaves a long word whole', () => {
    expect(wrap('one two threefourfive six', 8)).toEqual(['one two', 'threefourfive', 'six']);
  });
});
