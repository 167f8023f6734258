import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showHiddenCharacters } from '../../../../reports/escape/hidden-characters.ts';

describe('showHiddenCharacters', () => {
  it('shows an escape as a sign and leaves tabs and line feeds', () => {
    expect(showHiddenCharacters('a\u001b[2J\tb\nc', { marks: false })).toBe('a␛[2J\tb\nc');
  });

  it('shows characters that turn the text around', () => {
    expect(showHiddenCharacters('\u202egnp.exe', { marks: false })).toBe('⟨U+202E⟩gnp.exe');
  });

  it('leaves marks of direction in a right-to-left name, unless asked to show them', () => {
    expect(showHiddenCharacters('\u200fנועה', { marks: false })).toBe('\u200fנועה');
    expect(showHiddenCharacters('\u200fנועה', { marks: true })).toBe('⟨U+200F⟩נועה');
  });

  it('leaves joined pictographs and accented letters whole', () => {
    expect(showHiddenCharacters('👩‍🔬 Zoë', { marks: true })).toBe('👩‍🔬 Zoë');
  });

  it('leaves no control character and no half of a pair in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0xd800, max: 0xdfff }), (text, half) => {
        const shown = showHiddenCharacters(text + String.fromCharCode(half), { marks: true });
        expect(shown).not.toMatch(/[^\P{Cc}\t\n]|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
