import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlAttribute, xmlText } from '../../../../reports/escape/xml.ts';

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads references back as an XML parser does. */
function read(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/gu, (whole, code?: string, name?: string) =>
    code === undefined ? (NAMES[name ?? ''] ?? whole) : String.fromCharCode(Number(code)),
  );
}

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

describe('xmlText and xmlAttribute', () => {
  it('leave out what XML forbids', () => {
    expect(xmlText('a\u0000\u001b[31mb\ufffe')).toBe('a[31mb');
  });

  it('keep line breaks in an attribute', () => {
    expect(xmlAttribute('a\n"b"')).toBe('a&#10;&quot;b&quot;');
  });

  it('hold no markup and read back as the same text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const escaped of [xmlText(text), xmlAttribute(text)]) {
          expect(escaped).not.toMatch(/<|&(?!(?:#\d+|amp|lt|gt|quot|apos);)/u);
          expect(escaped).not.toMatch(FORBIDDEN);
          expect(xmlText(read(escaped))).toBe(xmlText(text));
        }
        expect(xmlAttribute(text)).not.toMatch(/["'\n\t\r]/u);
      }),
    );
  });
});
