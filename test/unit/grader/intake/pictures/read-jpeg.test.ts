import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../../../../grader/intake/pictures/read-jpeg.ts';
import { jpeg } from '../../../../fixtures/pictures.ts';

const limits = { side: 100, pixels: 5000 };
const script = Buffer.from('<script>alert(1)</script>');

/** A segment of a JPEG, as long as it says. */
function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The sample with something in the place behind its first bytes. */
function withStart(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

function kindOf(bytes: Buffer): string {
  const reading = readJpeg(bytes, limits);
  return reading.kind === 'picture' ? 'picture' : reading.reason;
}

function rewritten(bytes: Buffer): Buffer {
  const reading = readJpeg(bytes, limits);
  return reading.kind === 'picture' ? reading.bytes : Buffer.alloc(0);
}

describe('readJpeg', () => {
  it('keeps frame, tables and scan, and tells the size', () => {
    expect(readJpeg(jpeg, limits)).toMatchObject({ kind: 'picture', width: 16, height: 12 });
    expect(rewritten(rewritten(jpeg))).toEqual(rewritten(jpeg));
  });

  it('drops the profile that the sample carries, and keeps its density', () => {
    expect(jpeg.includes('ICC_PROFILE')).toBe(true);
    expect(rewritten(jpeg).includes('ICC_PROFILE')).toBe(false);
    expect(rewritten(jpeg).includes('JFIF')).toBe(true);
  });

  it('drops comments, what applications put in, and what stands behind the end', () => {
    const added = [0xfe, 0xe1, 0xe0, 0xef].map((marker) => segment(marker, script));
    expect(rewritten(Buffer.concat([withStart(...added), script])).includes(script)).toBe(false);
  });

  it('drops a preview from the density', () => {
    const jfif = Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 4, 4]), script]);
    expect(rewritten(withStart(segment(0xe0, jfif))).includes(script)).toBe(false);
  });

  it('takes any number of bytes 0xff before a marker', () => {
    expect(rewritten(Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]))).toEqual(
      rewritten(jpeg),
    );
  });

  it.each([
    ['no end', jpeg.subarray(0, -2)],
    ['something before the start', Buffer.concat([script, jpeg])],
    ['something between its parts', Buffer.concat([jpeg.subarray(0, 2), script, jpeg.subarray(2)])],
    ['only start and end', Buffer.from('ffd8ffd9', 'hex')],
    ['a part longer than the file', withStart(Buffer.from('fffeffff', 'hex'))],
    ['a part shorter than its own length', withStart(Buffer.from('fffe0001', 'hex'))],
    ['a frame that browsers do not show', withStart(segment(0xc9, Buffer.alloc(15)))],
    ['a frame without a height', withStart(segment(0xc0, Buffer.from([8, 0, 0, 0, 9, 1, 1, 17, 0])))],
    ['two frames', withStart(segment(0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 17, 0])))],
  ])('refuses %s', (_, bytes) => {
    expect(kindOf(bytes)).toBe('damaged');
  });

  it('refuses too many pixels', () => {
    expect(kindOf(withStart(segment(0xc0, Buffer.from([8, 0, 101, 0, 9, 1, 1, 17, 0]))))).toBe('too-many-pixels');
  });

  it('never throws, and never lets through what it would change itself', () => {
    fc.assert(
      fc.property(fc.nat(jpeg.length - 1), fc.uint8Array({ maxLength: 30 }), (at, noise) => {
        const bytes = Buffer.concat([jpeg.subarray(0, at), noise, jpeg.subarray(at + noise.length)]);
        const reading = readJpeg(bytes, limits);
        if (reading.kind === 'picture') expect(readJpeg(reading.bytes, limits)).toEqual(reading);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(kindOf(Buffer.from(noise))).toBe('damaged');
        expect(['damaged', 'too-many-pixels']).toContain(kindOf(Buffer.concat([Buffer.from('ffd8', 'hex'), noise])));
      }),
    );
  });
});
