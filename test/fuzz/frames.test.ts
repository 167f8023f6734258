import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFrameReader, encodeFrame } from '../../grader/sandbox/frames.ts';
import type { FrameRead } from '../../grader/sandbox/frames.ts';
import { changedBytes } from './inputs/byte-changes.ts';
import { strangeJson } from './inputs/strange.ts';
import { fuzz } from './fuzz.ts';
import type { Form } from './fuzz.ts';
import { milliseconds } from './settings.ts';

const name = 'frames';

interface Sent {
  readonly messages: readonly unknown[];
  /** What comes instead of the messages; null: the messages. */
  readonly bytes: Buffer | null;
  /** Where the stream is cut, 0 to 1. */
  readonly cuts: readonly number[];
}

const some = [{ id: 1, answers: [] }, { hello: 1 }, [null], 'é', { id: 2, answers: [{ returned: 'x'.repeat(300) }] }];
const stream = Buffer.concat(some.map(encodeFrame));
const lengths = [
  '\0\0\0\0',
  '\u0001\0\0\0',
  '\u0004\0\0\0null',
  '\u0002\0\0\0{}',
  '\u00ff\u00ff\u00ff\u00ff',
  '\0\0\0\u0004',
];

const sent: fc.Arbitrary<Sent> = fc.record({
  messages: fc.array(strangeJson, { maxLength: 5 }),
  bytes: fc.option(
    fc.oneof(
      changedBytes([stream, Buffer.alloc(3), Buffer.alloc(64)], lengths),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    ),
    { freq: 2 },
  ),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
});

const form: Form<Sent> = {
  write: ({ bytes, ...rest }) => ({ ...rest, bytes: bytes === null ? null : bytes.toString('base64') }),
  read: (kept) => {
    const { bytes, ...rest } = kept as Omit<Sent, 'bytes'> & { readonly bytes: string | null };
    return { ...rest, bytes: bytes === null ? null : Buffer.from(bytes, 'base64') };
  },
};

it(
  'are the same messages wherever the stream is cut, and what is none breaks off without an exception',
  () =>
    fuzz({
      name,
      inputs: sent,
      form,
      holds: ({ messages, bytes, cuts }) => {
        const whole = bytes ?? Buffer.concat(messages.map(encodeFrame));
        const atOnce = createFrameReader().push(whole);
        expect(inPieces(whole, cuts)).toEqual(atOnce);
        // JSON has no -0.
        if (bytes === null)
          expect(atOnce).toEqual(
            messages.map((one) => ({ kind: 'message', json: JSON.parse(JSON.stringify(one)) as unknown })),
          );
        expect(atOnce.slice(0, -1).every(({ kind }) => kind === 'message')).toBe(true);
      },
    }),
  milliseconds(name),
);

function inPieces(whole: Buffer, cuts: readonly number[]): readonly FrameRead[] {
  const reader = createFrameReader();
  const places = [...cuts.map((cut) => Math.floor(cut * whole.length)), whole.length].toSorted(
    (one, other) => one - other,
  );
  return places.flatMap((end, index) => reader.push(whole.subarray(places[index - 1] ?? 0, end)));
}
