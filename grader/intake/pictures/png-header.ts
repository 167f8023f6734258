/** What the header of a PNG says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly colours: 'grey' | 'own' | 'from-palette';
  /** Whether a transparency of so many bytes belongs to such a picture. */
  readonly transparency: (bytes: number) => boolean;
  /** Size of its pixels, unpacked: each row begins with a byte that says how it was filtered. */
  readonly rawBytes: number;
}

interface ColourType extends Pick<PngHeader, 'colours' | 'transparency'> {
  readonly samples: number;
  readonly depths: readonly number[];
}

const never = (): boolean => false;

/** By the number that the header has for it. */
const COLOUR_TYPES: Readonly<Record<number, ColourType>> = {
  0: { colours: 'grey', samples: 1, depths: [1, 2, 4, 8, 16], transparency: (bytes) => bytes === 2 },
  2: { colours: 'own', samples: 3, depths: [8, 16], transparency: (bytes) => bytes === 6 },
  3: { colours: 'from-palette', samples: 1, depths: [1, 2, 4, 8], transparency: (bytes) => bytes <= 256 },
  4: { colours: 'grey', samples: 2, depths: [8, 16], transparency: never },
  6: { colours: 'own', samples: 4, depths: [8, 16], transparency: never },
};

/** Where the seven passes of an interlaced picture begin, and how far their pixels are apart: x, y, dx, dy. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Reads the 13 bytes of a header; null when there is no such picture. */
export function pngHeader(data: Buffer): PngHeader | null {
  if (data.length !== 13) return null;
  const width = data.readUInt32BE(0);
  const height = data.readUInt32BE(4);
  const [depth = 0, number = -1, compression = -1, filter = -1, interlace = -1] = data.subarray(8);
  const type = COLOUR_TYPES[number];
  if (type === undefined || !type.depths.includes(depth)) return null;
  if (width < 1 || height < 1 || compression !== 0 || filter !== 0 || interlace > 1) return null;
  const bits = type.samples * depth;
  const rawBytes =
    interlace === 0
      ? bytesOf(width, height, bits)
      : ADAM7.reduce(
          (sum, [x, y, dx, dy]) => sum + bytesOf(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy), bits),
          0,
        );
  return { width, height, colours: type.colours, transparency: type.transparency, rawBytes };
}

/** A pass without pixels has no rows either. */
function bytesOf(width: number, height: number, bits: number): number {
  return width < 1 || height < 1 ? 0 : height * (1 + Math.ceil((width * bits) / 8));
}
