import type { Picture } from '../model/picture.ts';
import type { Help } from '../model/subject.ts';
import { parseNotebook } from './parse-notebook.ts';
import { decodeBase64 } from './pictures/decode-base64.ts';
import { leftOutHelps, type LeftOutPicture } from './pictures/left-out-helps.ts';
import type { PictureReading, PixelLimits } from './pictures/picture-reading.ts';
import { picturesInCells, type FoundPicture } from './pictures/pictures-in-cells.ts';
import { readJpeg } from './pictures/read-jpeg.ts';
import { readPng } from './pictures/read-png.ts';

/** Pictures that a notebook came with. */
export interface NotebookPictures {
  readonly pictures: readonly Picture[];
  /** Says what is not shown, and why. */
  readonly helps: readonly Help[];
}

/** What a page takes of pictures; more is left out, and said. */
export interface PictureLimits extends PixelLimits {
  readonly count: number;
  /** How many are looked at, shown or not. */
  readonly looked: number;
  /** Of one picture. */
  readonly bytes: number;
  readonly bytesTogether: number;
  /** Of the pixels of one PNG, unpacked. */
  readonly rawBytes: number;
  /** Of all PNG that are looked at: unpacking them takes time. */
  readonly pixelsTogether: number;
}

export const PICTURE_LIMITS: PictureLimits = {
  side: 10_000,
  pixels: 16e6,
  count: 24,
  looked: 1000,
  bytes: 1e6,
  bytesTogether: 4e6,
  rawBytes: 64e6,
  pixelsTogether: 48e6,
};

/**
 * Reads the pictures in a notebook's outputs and attachments: PNG and JPEG whose bytes are what they claim to be, each
 * written anew. Nothing else is taken. A file that is no notebook has none: whether it can be read is told elsewhere.
 */
export function notebookPictures(
  path: string,
  bytes: Buffer,
  limits: PictureLimits = PICTURE_LIMITS,
): NotebookPictures {
  const pictures: Picture[] = [];
  const leftOut: LeftOutPicture[] = [];
  let room = limits.bytesTogether;
  let pixelsLeft = limits.pixelsTogether;
  let looked = 0;
  const notLooked: Help[] = [];
  for (const found of /\.ipynb$/i.test(path) ? picturesInCells(parseNotebook(bytes)) : []) {
    if (looked === limits.looked) {
      const message = `The notebook has more than ${looked} pictures: the others were not looked at.`;
      notLooked.push({ kind: 'picture-left-out', message });
      break;
    }
    looked += 1;
    const isFull = pictures.length >= limits.count;
    const reading = isFull ? full : readingOf(found, limits, pixelsLeft);
    // A JPEG is not unpacked.
    if (found.format === 'png') pixelsLeft -= pixelsOf(reading);
    if (reading.kind === 'refused') leftOut.push({ cell: found.cell, reason: reading.reason });
    else if (reading.bytes.length > room) leftOut.push({ cell: found.cell, reason: 'too-many-together' });
    else {
      room -= reading.bytes.length;
      pictures.push({
        cell: found.cell,
        mediaType: found.format === 'png' ? 'image/png' : 'image/jpeg',
        width: reading.width,
        height: reading.height,
        base64: reading.bytes.toString('base64'),
      });
    }
  }
  return { pictures, helps: [...leftOutHelps(leftOut, limits), ...notLooked] };
}

function pixelsOf(reading: PictureReading): number {
  switch (reading.kind) {
    case 'picture':
      return reading.width * reading.height;
    case 'refused':
      return reading.pixels ?? 0;
  }
}

const full: PictureReading = { kind: 'refused', reason: 'too-many-pictures' };

function readingOf({ format, pieces }: FoundPicture, limits: PictureLimits, pixelsLeft: number): PictureReading {
  if (format === 'other') return { kind: 'refused', reason: 'other-format' };
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  // Base64 takes four letters for three bytes, and now and then a line's end.
  if (length > limits.bytes * 1.5) return { kind: 'refused', reason: 'too-many-bytes' };
  const bytes = decodeBase64(pieces.join(''));
  if (bytes === null) return { kind: 'refused', reason: 'damaged' };
  if (bytes.length > limits.bytes) return { kind: 'refused', reason: 'too-many-bytes' };
  switch (format) {
    case 'png':
      return readPng(bytes, { ...limits, pixelsLeft });
    case 'jpeg':
      return readJpeg(bytes, limits);
  }
}
