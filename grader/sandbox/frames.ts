/** Frames of the channel: 4 bytes of length (little-endian), then that many bytes of JSON in UTF-8. */
import { whatIsTooMuch } from './message-bounds.ts';

/** Of a question: data sets are long. */
const MAX_QUESTION_BYTES = 64 * 1024 * 1024;

/**
 * Of an answer. The longest one of the assignments here has 0.3 MB; the hosts answer `too large` in place of a value long
 * before.
 */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

const HEADER_BYTES = 4;

/** Room that is made for a message before any of it has come. */
const FIRST_BYTES = 64 * 1024;

export type FrameRead =
  | { readonly kind: 'message'; readonly json: unknown }
  /** What came is not a message; nothing that follows can be understood either. */
  | { readonly kind: 'broken'; readonly problem: string };

/** @throws RangeError when the message is larger than a frame may be */
export function encodeFrame(json: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(json), 'utf8');
  if (body.length > MAX_QUESTION_BYTES)
    throw new RangeError(`A message of ${body.length} bytes is too large for the channel.`);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(body.length);
  return Buffer.concat([header, body]);
}

/** Cuts a stream of bytes into messages. The sender may be hostile. */
export interface FrameReader {
  /** Takes the next bytes; returns the messages that they complete. */
  push(bytes: Buffer): readonly FrameRead[];
}

export function createFrameReader(maxBytes = MAX_ANSWER_BYTES): FrameReader {
  const header = bytesUpTo(HEADER_BYTES);
  let body: Collected | undefined;
  let broken = false;

  return {
    push(bytes) {
      const reads: FrameRead[] = [];
      for (let rest = bytes; rest.length > 0 && !broken;) {
        if (body === undefined) {
          rest = header.take(rest);
          if (!header.isFull()) break;
          const length = header.bytes().readUInt32LE();
          header.empty();
          if (length > maxBytes) reads.push({ kind: 'broken', problem: `a message announces ${length} bytes` });
          else body = bytesUpTo(length);
        } else {
          rest = body.take(rest);
        }
        if (body?.isFull() === true) {
          reads.push(parse(body.bytes()));
          body = undefined;
        }
        broken = reads.at(-1)?.kind === 'broken';
      }
      return reads;
    },
  };
}

/** Bytes that come in parts, until there are `length` of them. */
interface Collected {
  /** Takes what it still needs, and returns the rest. */
  take(bytes: Buffer): Buffer;
  isFull(): boolean;
  bytes(): Buffer;
  empty(): void;
}

/** Its room grows with what comes, not with what is announced. */
function bytesUpTo(length: number): Collected {
  let room = Buffer.allocUnsafe(Math.min(length, FIRST_BYTES));
  let held = 0;
  return {
    take(bytes) {
      const part = bytes.subarray(0, length - held);
      if (held + part.length > room.length) {
        const larger = Buffer.allocUnsafe(Math.min(length, Math.max(2 * room.length, held + part.length)));
        room.copy(larger, 0, 0, held);
        room = larger;
      }
      held += part.copy(room, held);
      return bytes.subarray(part.length);
    },
    isFull: () => held === length,
    bytes: () => room.subarray(0, held),
    empty() {
      held = 0;
    },
  };
}

function parse(body: Buffer): FrameRead {
  const problem = whatIsTooMuch(body);
  if (problem !== undefined) return { kind: 'broken', problem };
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return { kind: 'message', json };
  } catch {
    return { kind: 'broken', problem: 'a message is not JSON' };
  }
}
