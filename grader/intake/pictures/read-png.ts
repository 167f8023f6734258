import { crc32, inflateSync } from 'node:zlib';
import {
  damaged,
  isWithin,
  tooManyPixels,
  tooManyPixelsTogether,
  type PictureReading,
  type PngLimits,
} from './picture-reading.ts';
import { pngHeader, type PngHeader } from './png-header.ts';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of a chunk that are not its data: length, type, checksum. */
const AROUND = 12;

/**
 * Checks that these bytes are a whole PNG and writes it anew with nothing but header, palette, transparency and pixels.
 * Texts, profiles, animations and what stands behind the end are gone; so is what stands behind the compressed pixels.
 *
 * Source: Portable Network Graphics (PNG) Specification, third edition, W3C.
 */
export function readPng(bytes: Buffer, limits: PngLimits): PictureReading {
  const chunks = chunksOf(bytes);
  const header = pngHeader(chunks?.[0]?.type === 'IHDR' ? chunks[0].data : Buffer.alloc(0));
  if (chunks === null || header === null || !isInOrder(chunks, header)) return damaged;
  if (!isWithin(header.width, header.height, limits) || header.rawBytes > limits.rawBytes) return tooManyPixels;
  if (header.width * header.height > limits.pixelsLeft) return tooManyPixelsTogether;
  const pixels = packedPixels(Buffer.concat(dataOf(chunks, 'IDAT')), header.rawBytes);
  if (pixels === null) return { ...damaged, pixels: header.width * header.height };
  const kept = [
    ...dataOf(chunks, 'IHDR').map((data) => chunk('IHDR', data)),
    ...dataOf(chunks, 'PLTE').map((data) => chunk('PLTE', data)),
    ...dataOf(chunks, 'tRNS').map((data) => chunk('tRNS', data)),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return {
    kind: 'picture',
    bytes: Buffer.concat([SIGNATURE, ...kept]),
    width: header.width,
    height: header.height,
  };
}

/** All chunks up to the end of the picture; null when one is cut off or does not have the checksum that it names. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length > bytes.length - at - AROUND) return null;
    const named = bytes.subarray(at + 4, at + 8 + length);
    const type = named.toString('latin1', 0, 4);
    if (!/^[A-Za-z]{4}$/.test(type) || crc32(named) !== bytes.readUInt32BE(at + 8 + length)) return null;
    if (type === 'IEND') return length === 0 ? chunks : null;
    chunks.push({ type, data: named.subarray(4) });
    at += AROUND + length;
  }
  return null;
}

/** One header, at most one palette and one transparency before the pixels, and the pixels without a gap. */
function isInOrder(chunks: readonly Chunk[], { colours, transparency }: PngHeader): boolean {
  const types = chunks.map(({ type }) => type);
  const first = types.indexOf('IDAT');
  const last = types.lastIndexOf('IDAT');
  const [palette] = dataOf(chunks, 'PLTE');
  const [clear] = dataOf(chunks, 'tRNS');
  const count = (wanted: string): number => types.filter((type) => type === wanted).length;
  const isBefore = (type: string, other: number): boolean => types.indexOf(type) < other;
  return (
    first !== -1 &&
    count('IHDR') === 1 &&
    count('PLTE') <= 1 &&
    count('tRNS') <= 1 &&
    types.slice(first, last + 1).every((type) => type === 'IDAT') &&
    isBefore('PLTE', first) &&
    isBefore('tRNS', first) &&
    // Capital first letter: the picture cannot be shown without it.
    types.every((type) => ['IHDR', 'PLTE', 'IDAT'].includes(type) || /^[a-z]/.test(type)) &&
    (palette === undefined ? colours !== 'from-palette' : palette.length % 3 === 0 && palette.length <= 768) &&
    !(palette !== undefined && colours === 'grey') &&
    (clear === undefined || (clear.length > 0 && transparency(clear.length)))
  );
}

/** The compressed pixels up to their own end; null when they are not exactly the pixels of such a picture. */
function packedPixels(packed: Buffer, rawBytes: number): Buffer | null {
  try {
    const inflated: unknown = inflateSync(packed, { info: true, maxOutputLength: rawBytes });
    return isInflated(inflated) && inflated.buffer.length === rawBytes
      ? packed.subarray(0, inflated.engine.bytesWritten)
      : null;
  } catch {
    // Damaged, cut off, or more than the picture's size allows.
    return null;
  }
}

/** What Node answers when it is asked for its engine too, which tells how much was read. */
function isInflated(
  value: unknown,
): value is { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

function dataOf(chunks: readonly Chunk[], wanted: string): readonly Buffer[] {
  return chunks.filter(({ type }) => type === wanted).map(({ data }) => data);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
