/** What came of the bytes of a picture. */
export type PictureReading =
  | {
      readonly kind: 'picture';
      /** Written anew: what is not needed to show the picture is gone. */
      readonly bytes: Buffer;
      /** In pixels. */
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'refused';
      readonly reason: Refusal;
      /** How many pixels were unpacked in vain. */
      readonly pixels?: number;
    };

/** Why a picture is not shown. */
export type Refusal =
  /** The bytes are not those of such a picture, or not all of them are there. */
  | 'damaged'
  | 'too-many-pixels'
  | 'too-many-pixels-together'
  | 'too-many-bytes'
  | 'too-many-pictures'
  | 'too-many-together'
  /** SVG and the like: it could bring along code, or cannot be checked. */
  | 'other-format';

/** How large a picture may be. */
export interface PixelLimits {
  /** Of its width, and of its height. */
  readonly side: number;
  /** Width times height. */
  readonly pixels: number;
}

/** How much of a PNG is unpacked. */
export interface PngLimits extends PixelLimits {
  /** Of its pixels, unpacked: one pixel may have up to 8. */
  readonly rawBytes: number;
  /** Pixels that may still be unpacked, of all pictures together. */
  readonly pixelsLeft: number;
}

export const damaged = { kind: 'refused', reason: 'damaged' } as const satisfies PictureReading;

export const tooManyPixels: PictureReading = { kind: 'refused', reason: 'too-many-pixels' };

export const tooManyPixelsTogether: PictureReading = { kind: 'refused', reason: 'too-many-pixels-together' };

/** Whether a picture of this size is small enough. */
export function isWithin(width: number, height: number, { side, pixels }: PixelLimits): boolean {
  return width <= side && height <= side && width * height <= pixels;
}
