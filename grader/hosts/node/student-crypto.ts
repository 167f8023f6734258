import type { Randomness } from './randomness.ts';

/** The part of `crypto` that homework uses, drawing from the grader's randomness. */
export function createCrypto({ uniform }: Randomness): Readonly<Record<string, unknown>> {
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low));
  const randomBytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => whole(0, 256)));
  const getRandomValues = (array: ArrayBufferView): ArrayBufferView => {
    const bytes = randomBytes(array.byteLength);
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
    return array;
  };
  const randomUUID = (): string => {
    const digits = randomBytes(16).toString('hex');
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
  const randomInt = (first: number, second?: number): number =>
    second === undefined ? whole(0, first) : whole(first, second);
  return {
    getRandomValues,
    randomUUID,
    randomBytes,
    randomInt,
    get createHash() {
      return hashMaker();
    },
    webcrypto: { getRandomValues, randomUUID },
  };
}

/** Loaded when asked for: the module takes longer to start than all of the host. */
function hashMaker(): unknown {
  const crypto: unknown = process.getBuiltinModule('node:crypto');
  return Reflect.get(crypto as object, 'createHash');
}
