import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText } from '../../../../reports/escape/markdown.ts';

describe('markdownText', () => {
  it('writes markup as character references', () => {
    expect(markdownText('[a](b) <b> | `c`')).toBe('&#91;a&#93;&#40;b&#41; &#60;b&#62; &#124; &#96;c&#96;');
  });

  it('stays on one line', () => {
    expect(markdownText('a\n# b')).toBe('a &#35; b');
  });

  it('leaves no ASCII punctuation that Markdown reads, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(markdownText(text).replace(/&#\d+;/gu, '')).not.toMatch(/[!-&(-+\--/:-@[-`{-~\n]/u);
      }),
    );
  });
});
