import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPng } from '../../../../../grader/intake/pictures/read-png.ts';
import { PNG_SIGNATURE, png, pngChunk, pngHeader } from '../../../../fixtures/pictures.ts';

const limits = { side: 100, pixels: 5000, rawBytes: 20_000, pixelsLeft: 5000 };
const script = Buffer.from('<script>alert(1)</script>');

/** A PNG of any header with these raw bytes as its pixels. */
function pngOf(header: Buffer, raw: number, ...before: readonly Buffer[]): Buffer {
  const chunks = [pngChunk('IHDR', header), ...before, pngChunk('IDAT', deflateSync(Buffer.alloc(raw)))];
  return Buffer.concat([PNG_SIGNATURE, ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}

function kindOf(bytes: Buffer): string {
  const reading = readPng(bytes, limits);
  return reading.kind === 'picture' ? 'picture' : reading.reason;
}

describe('readPng', () => {
  it('leaves a picture that has nothing else as it is', () => {
    const bytes = png(7, 5);
    expect(readPng(bytes, limits)).toEqual({ kind: 'picture', bytes, width: 7, height: 5 });
  });

  it('drops texts, profiles, animations and whatever is unknown', () => {
    const before = ['tEXt', 'iCCP', 'eXIf', 'acTL', 'prVt'].map((type) => pngChunk(type, script));
    expect(readPng(png(7, 5, { before }), limits)).toMatchObject({ bytes: png(7, 5) });
  });

  it('drops what stands behind the end, and behind the pixels', () => {
    const pixels = deflateSync(Buffer.alloc(5 * 22));
    const packed = Buffer.concat([pixels, script]);
    expect(readPng(png(7, 5, { packed, behind: script }), limits)).toMatchObject({
      bytes: png(7, 5, { packed: pixels }),
    });
  });

  it('unpacks no more than may be unpacked: of one picture, and of all together', () => {
    const deep = pngOf(pngHeader(60, 60, { depth: 16, colour: 6 }), 60 * (1 + 60 * 8));
    expect(kindOf(deep)).toBe('too-many-pixels');
    expect(readPng(deep, { ...limits, rawBytes: 30_000 })).toMatchObject({ kind: 'picture' });
    expect(readPng(png(7, 5), { ...limits, pixelsLeft: 34 })).toMatchObject({ reason: 'too-many-pixels-together' });
  });

  it('keeps a palette and its transparency', () => {
    const header = pngHeader(4, 2, { depth: 8, colour: 3 });
    const palette = pngChunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]));
    const bytes = pngOf(header, 10, palette, pngChunk('tRNS', Buffer.from([0])));
    expect(readPng(bytes, limits)).toMatchObject({ bytes });
    expect(kindOf(pngOf(header, 10))).toBe('damaged');
    expect(kindOf(pngOf(header, 10, pngChunk('PLTE', Buffer.alloc(4))))).toBe('damaged');
    expect(kindOf(pngOf(header, 10, palette, palette))).toBe('damaged');
  });

  it('knows the size of packed and of interlaced rows', () => {
    // 9 pixels of 1 bit are 2 bytes, and one for the filter.
    expect(kindOf(pngOf(pngHeader(9, 3, { depth: 1, colour: 0 }), 9))).toBe('picture');
    expect(kindOf(pngOf(pngHeader(9, 3, { depth: 1, colour: 0 }), 8))).toBe('damaged');
    // The seven passes of 8 by 8 pixels have 1, 1, 1, 2, 2, 4 and 4 rows.
    expect(kindOf(pngOf(pngHeader(8, 8, { colour: 0, interlace: 1 }), 64 + 15))).toBe('picture');
    expect(kindOf(pngOf(pngHeader(1, 1, { colour: 0, interlace: 1 }), 2))).toBe('picture');
  });

  it.each([
    ['another signature', Buffer.concat([Buffer.from('GIF89a'), png(7, 5)])],
    ['a wrong checksum', png(7, 5, { before: [pngChunk('tEXt', script, { isWrong: true })] })],
    ['no end', png(7, 5).subarray(0, -12)],
    ['pixels that are cut off', png(7, 5, { packed: deflateSync(Buffer.alloc(110)).subarray(0, -4) })],
    ['too few pixels', png(7, 5, { packed: deflateSync(Buffer.alloc(109)) })],
    ['more pixels than its size', png(7, 5, { packed: deflateSync(Buffer.alloc(1e6)) })],
    ['an unknown part that it cannot be shown without', png(7, 5, { before: [pngChunk('EVIL', script)] })],
    ['two headers', png(7, 5, { before: [pngChunk('IHDR', pngHeader(7, 5))] })],
    ['no such kind of colours', pngOf(pngHeader(7, 5, { colour: 5 }), 110)],
    ['no width', pngOf(pngHeader(0, 5), 5)],
    ['no header', Buffer.concat([PNG_SIGNATURE, pngChunk('IEND', Buffer.alloc(0))])],
  ])('refuses %s', (_, bytes) => {
    expect(kindOf(bytes)).toBe('damaged');
  });

  it('refuses too many pixels before it unpacks them', () => {
    expect(kindOf(pngOf(pngHeader(101, 1), 304))).toBe('too-many-pixels');
    expect(kindOf(pngOf(pngHeader(100, 51), 1))).toBe('too-many-pixels');
  });

  it('tells how much was unpacked in vain', () => {
    expect(readPng(png(7, 5, { packed: deflateSync(Buffer.alloc(109)) }), limits)).toMatchObject({ pixels: 35 });
  });

  it('never throws, and never lets through what it would change itself', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
        const bytes = png(7, 5, { before: [pngChunk('tEXt', script)] });
        bytes.set(noise.subarray(0, bytes.length - (at % bytes.length)), at % bytes.length);
        const reading = readPng(bytes, limits);
        if (reading.kind === 'picture') {
          expect(readPng(reading.bytes, limits)).toEqual(reading);
          expect(reading.bytes.includes(script)).toBe(false);
        }
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(kindOf(Buffer.from(noise))).toBe('damaged');
        expect(['damaged', 'too-many-pixels']).toContain(kindOf(Buffer.concat([PNG_SIGNATURE, noise])));
      }),
    );
  });
});
