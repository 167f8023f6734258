/**
 * sfc32, the small fast counting generator of C. Doty-Humphrey's PractRand, seeded through a Weyl sequence.
 *
 * @param seed whole number from 0 to 2^32 - 1
 * @returns draws that are uniform on [0, 1), with 32 bits each
 */
export function createGenerator(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first draws of neighbouring seeds are alike.
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
}
