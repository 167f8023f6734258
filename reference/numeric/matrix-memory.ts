/** Bytes that are asked for at once. */
const POOL = 65_536;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

let pool = new ArrayBuffer(POOL);
let used = 0;

/**
 * Zeros for the entries of a matrix. Small arrays are cut, one after the other and never twice, from a buffer that they
 * share: asking for one buffer each took a third of the time of training a small network. So `buffer` of such an array
 * is more than the array; copy it first where only its own bytes are wanted.
 */
export function zeroEntries(length: number): Float64Array {
  const bytes = length * BYTES;
  if (bytes > POOL / 8) return new Float64Array(length);
  if (used + bytes > POOL) {
    pool = new ArrayBuffer(POOL);
    used = 0;
  }
  const entries = new Float64Array(pool, used, length);
  used += bytes;
  return entries;
}
