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
    ['too long', Buffer.from([255, 255, 255, 255])],
  ])('are broken when they hold %s, and nothing is read after that', (_, bytes) => {
    const reader = createFrameReader();
    expect(reader.push(bytes)).toMatchObject([{ kind: 'broken' }]);
    expect(reader.push(encodeFrame({ id: 1 }))).toEqual([]);
  });
});
