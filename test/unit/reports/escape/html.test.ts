import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayable, ownAsset, prose, relativeLink } from '../../../../reports/escape/html.ts';

describe('displayable', () => {
  it('shows hidden characters in every string of a view, however deep', () => {
    const view = { name: 'a\u0007', list: [{ text: '\u202e' }, 3, null, true] };
    expect(displayable(view)).toEqual({ name: 'a␇', list: [{ text: '⟨U+202E⟩' }, 3, null, true] });
  });

  it('leaves the own style and script as they are', () => {
    const asset = ownAsset('a > b');
    expect(displayable({ asset }).asset).toBe(asset);
  });
});

describe('prose', () => {
  it('shows what stands between backticks as code, and escapes everything', () => {
    expect(prose('`x<y` is & `z').toString()).toBe('<code>x&lt;y</code> is &amp; &#x60;z');
  });

  it('lets no markup through but its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '<', '>', '&', '"', 'x', '\n', ';', '#') }), (text) => {
        expect(
          prose(text)
            .toString()
            .replaceAll(/<\/?code>/g, ''),
        ).not.toMatch(/[<>"`]/);
      }),
    );
  });
});

describe('relativeLink', () => {
  it('encodes each part of the path', () => {
    expect(relativeLink('students/a b#c', 'index.html')).toBe('./students/a%20b%23c/index.html');
  });

  it('can name neither a scheme nor another host', () => {
    expect(relativeLink('javascript:alert(1)', 'x.html')).toBe('./javascript%3Aalert(1)/x.html');
    expect(relativeLink('//evil.example', 'x.html')).toBe('./evil.example/x.html');
  });

  it('does not fail on half of a surrogate pair', () => {
    expect(relativeLink('a\ud800', 'x.html')).toBe('./a%EF%BF%BD/x.html');
  });
});
