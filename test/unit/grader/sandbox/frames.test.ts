import { describe, expect, it } from 'vitest';
import { createFrameReader, encodeFrame } from '../../../../grader/sandbox/frames.ts';

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    const messages = [{ id: 1 }, { id: 2, text: 'schön' }, []];
    const bytes = Buffer.concat(messages.map(encodeFrame));
    for (const size of [1, 3, 7, bytes.length]) {
      const reader = createFrameReader();
      const read = [];
      for (let at = 0; at < bytes.length; at += size) read.push(...reader.push(bytes.subarray(at, at + size)));
      expect(read).toEqual(messages.map((json) => ({ kind: 'message', json })));
    }
  });

  it.each([
    ['no JSON', Buffer.from([1, 0, 0, 0, 0x7b])],
    ['no UTF-8', Buffer.from([3, 0, 0, 0, 0x22, 0xff, 0x22])],
    ['nothing at all', Buffer.from([0, 0, 0, 0])],
    ['too long', Buffer.from([255, 255, 255, 255])],
    ['nested too deeply', encodeFrame(JSON.parse('['.repeat(500) + ']'.repeat(500)))],
  ])('are broken when they hold %s, and nothing is read after that', (_, bytes) => {
    const reader = createFrameReader();
    expect(reader.push(bytes)).toMatchObject([{ kind: 'broken' }]);
    expect(reader.push(encodeFrame({ id: 1 }))).toEqual([]);
  });

  it('come out as they went in when they are longer than one part of the stream', () => {
    const message = { id: 1, text: 'x'.repeat(300_000) };
    const reader = createFrameReader();
    const bytes = encodeFrame(message);
    const read = [];
    for (let at = 0; at < bytes.length; at += 65_536) read.push(...reader.push(bytes.subarray(at, at + 65_536)));
    expect(read).toEqual([{ kind: 'message', json: message }]);
  });

  it('take no more memory than what has come, whatever is announced', () => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(30 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    const readers = Array.from({ length: 50 }, () => createFrameReader());
    for (const reader of readers) expect(reader.push(header)).toEqual([]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
  });
});
