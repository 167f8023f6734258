import { damaged, isWithin, tooManyPixels, type PictureReading, type PixelLimits } from './picture-reading.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
/** Frames that browsers show: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables that a scan needs: Huffman, quantisation, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd];
/** Comments and what applications put in: the picture shows without. */
const LEFT_OUT = [0xfe, ...Array.from({ length: 16 }, (_, index) => 0xe0 + index)];

/**
 * Checks that these bytes are a JPEG from start to end and writes it anew with nothing but its frame, its tables and
 * its scans. Comments, previews, positions, profiles and what stands behind the end are gone.
 *
 * Source: ITU-T T.81, annex B.
 */
export function readJpeg(bytes: Buffer, limits: PixelLimits): PictureReading {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return damaged;
  const kept: Buffer[] = [Buffer.from([0xff, SOI])];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasScan = false;
  for (let at = 2; at + 1 < bytes.length;) {
    // Any number of 0xff may stand before a marker.
    if (bytes[at] !== 0xff) return damaged;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      if (size === null || !hasScan) return damaged;
      return { kind: 'picture', bytes: Buffer.concat([...kept, Buffer.from([0xff, EOI])]), ...size };
    }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return damaged;
    const segment = Buffer.concat([Buffer.from([0xff, marker]), bytes.subarray(at + 2, end)]);
    at = end;
    if (FRAMES.includes(marker)) {
      if (size !== null || !isFrame(segment)) return damaged;
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
      if (!isWithin(size.width, size.height, limits)) return tooManyPixels;
      kept.push(segment);
    } else if (marker === SOS) {
      const scanEnd = endOfScan(bytes, at);
      if (size === null || scanEnd === null || !isScanHeader(segment)) return damaged;
      kept.push(segment, bytes.subarray(at, scanEnd));
      hasScan = true;
      at = scanEnd;
    } else if (TABLES.includes(marker)) kept.push(segment);
    else if (marker === APP0 && kept.length === 1 && isJfif(segment)) kept.push(withoutPreview(segment));
    else if (!LEFT_OUT.includes(marker)) return damaged;
  }
  return damaged;
}

/** Precision, height, width, and three bytes for each of 1 to 4 components. A height that comes later is not taken. */
function isFrame(segment: Buffer): boolean {
  const count = segment[9] ?? 0;
  if (segment.length !== 10 + 3 * count || count < 1 || count > 4) return false;
  return segment.readUInt16BE(5) > 0 && segment.readUInt16BE(7) > 0;
}

function isScanHeader(segment: Buffer): boolean {
  const count = segment[4] ?? 0;
  return count >= 1 && count <= 4 && segment.length === 8 + 2 * count;
}

/** Where the marker after a scan begins; inside of it stand only escaped 0xff and restart markers. Null: it is cut off. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1];
    if (next === undefined) return null;
    const isInside = next === 0x00 || (next >= 0xd0 && next <= 0xd7);
    if (!isInside) return at;
  }
  return null;
}

function isJfif(segment: Buffer): boolean {
  return segment.length >= 18 && segment.toString('latin1', 4, 9) === 'JFIF\0';
}

/** Version and density alone. */
function withoutPreview(segment: Buffer): Buffer {
  const kept = Buffer.from(segment.subarray(0, 18));
  kept.writeUInt16BE(16, 2);
  kept.fill(0, 16);
  return kept;
}
