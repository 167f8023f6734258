import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalLine, terminalText } from '../../../../reports/escape/terminal.ts';
import { hostile } from '../../../fixtures/reports/hostile.ts';

describe('terminalText', () => {
  it('shows escape sequences in place of obeying them', () => {
    expect(terminalText('\u001b]0;title\u0007\u009b31m')).toBe('␛]0;title␇⟨U+009B⟩31m');
  });

  it('breaks what a CI service would take for a command', () => {
    expect(terminalText(hostile.printed)).not.toMatch(/^\s*::|##\[/mu);
    expect(terminalText('  ::error::x')).toBe('  : :error::x');
    // Wrapped, any word may come to stand at the beginning of a line.
    expect(terminalText('a ::error::x ##vso[y]')).toBe('a : :error::x # #vso[y]');
  });

  it('leaves no control character but the line feed in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(terminalText(text)).not.toMatch(/[^\P{Cc}\n]/u);
        expect(terminalLine(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
