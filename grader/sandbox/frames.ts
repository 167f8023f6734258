/** Frames of the channel: 4 bytes of length (little-endian), then that many bytes of JSON in UTF-8. */

const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const HEADER_BYTES = 4;

export type FrameRead =
  | { readonly kind: 'message'; readonly json: unknown }
  /** What came is not a message; nothing that follows can be understood either. */
  | { readonly kind: 'broken'; readonly problem: string };

/** @throws RangeError when the message is larger than a frame may be */
export function encodeFrame(json: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(json), 'utf8');
  if (body.length > MAX_FRAME_BYTES)
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

export function createFrameReader(maxFrameBytes = MAX_FRAME_BYTES): FrameReader {
  let chunks: Buffer[] = [];
  let held = 0;
  let broken = false;

  /** The first `count` bytes held, which stay held. */
  const peek = (count: number): Buffer => {
    const first = chunks[0];
    if (first && first.length >= count) return first.subarray(0, count);
    const whole = Buffer.concat(chunks);
    chunks = [whole];
    return whole.subarray(0, count);
  };

  const next = (): FrameRead | undefined => {
    if (held < HEADER_BYTES) return undefined;
    const length = peek(HEADER_BYTES).readUInt32LE();
    if (length > maxFrameBytes) return { kind: 'broken', problem: `a message announces ${length} bytes` };
    if (held < HEADER_BYTES + length) return undefined;
    const body = peek(HEADER_BYTES + length).subarray(HEADER_BYTES);
    const rest = Buffer.concat(chunks).subarray(HEADER_BYTES + length);
    chunks = rest.length > 0 ? [rest] : [];
    held = rest.length;
    return parse(body);
  };

  return {
    push(bytes) {
      if (broken) return [];
      chunks.push(bytes);
      held += bytes.length;
      const reads: FrameRead[] = [];
      for (let read = next(); read; read = next()) {
        reads.push(read);
        if (read.kind === 'broken') {
          broken = true;
          break;
        }
      }
      return reads;
    },
  };
}

function parse(body: Buffer): FrameRead {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return { kind: 'message', json };
  } catch {
    return { kind: 'broken', problem: 'a message is not JSON' };
  }
}
