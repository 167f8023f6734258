import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../grader/model/decode-text.ts';

const TEXT = 'f = "é ∂ 𝛼"\n';

describe('bytes of a file as text', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('are read as they were written: %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('are left as they are, also where half a character of UTF-16 is missing', () => {
    const whole = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16();
    const cut = Buffer.concat([whole, Buffer.from('x')]);
    const before = Buffer.from(cut);
    expect(decodeText(cut)).toBe(TEXT);
    expect(cut).toEqual(before);
  });
});
