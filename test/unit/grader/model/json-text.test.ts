import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfJsonText } from '../../../../grader/model/json-text.ts';

describe('the end of a text in JSON', () => {
  it('is where a reader of JSON finds it, whatever is written in the text and after it', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('\\', '"', 'a') }));
    fc.assert(
      fc.property(texts, texts, (text, after) => {
        const json = JSON.stringify(text);
        const bytes = Buffer.from(json + after);
        expect(endOfJsonText(bytes, 1)).toBe(Buffer.byteLength(json) - 1);
      }),
      { seed: 1 },
    );
  });

  it('is the end of all where no quote ends it', () => {
    for (const json of ['"abc', '"', String.raw`"a\"`]) expect(endOfJsonText(Buffer.from(json), 1)).toBe(json.length);
  });
});
