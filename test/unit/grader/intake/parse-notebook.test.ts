import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCrowded, parseNotebook } from '../../../../grader/intake/parse-notebook.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

/** How many values JSON holds. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + valuesIn(inner), 1);
}

describe('isCrowded', () => {
  it('counts values, not what stands in texts', () => {
    expect(isCrowded(bytes('[1,2,3,4,5,6,7,8,9]'), 5)).toBe(true);
    expect(isCrowded(bytes('["[,:{[,:{[,:{[,:{"]'), 5)).toBe(false);
    expect(isCrowded(bytes('["\\"[,:{[,:{[,:{[,:{\\\\",1]'), 5)).toBe(false);
    expect(isCrowded(bytes('"never closed [,:{[,:{[,:{'), 5)).toBe(false);
    expect(isCrowded(Buffer.alloc(100), 5)).toBe(false);
  });

  it('never lets through more values than it is told, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 1, max: 20 }), (text, most) => {
        if (!isCrowded(bytes(text), most)) expect(valuesIn(JSON.parse(text))).toBeLessThanOrEqual(most + 1);
      }),
    );
  });

  it('looks at 40 MB of hostile JSON in seconds', () => {
    const began = performance.now();
    expect(isCrowded(bytes(`"${'\\"'.repeat(20_000_000)}`))).toBe(false);
    expect(isCrowded(bytes(`[${'{},'.repeat(13_000_000)}{}]`))).toBe(true);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('parseNotebook', () => {
  it('reads UTF-8 and UTF-16, with and without marks', () => {
    const text = '{"cells":["é"]}';
    const expected: unknown = { cells: ['é'] };
    expect(parseNotebook(bytes(text))).toEqual(expected);
    expect(parseNotebook(bytes(`\ufeff${text}`))).toEqual(expected);
    expect(parseNotebook(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected);
    expect(parseNotebook(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toEqual(expected);
  });

  it('knows nothing of what is damaged, deep or crowded', () => {
    for (const text of ['', '{', 'x', '['.repeat(1_000_000), `[${'1,'.repeat(3_000_000)}1]`])
      expect(parseNotebook(bytes(text))).toBeNull();
    expect(parseNotebook(Buffer.from([0xfe, 0xff, 0x00]))).toBeNull();
  });
});
