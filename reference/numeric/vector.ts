/** A point, a gradient or an accumulator: one finite list of float64, never changed. */
export type Vector = readonly number[];

/** `dimension` zeros. */
export const zeros = (dimension: number): Vector => new Array<number>(dimension).fill(0);

/**
 * Combines two vectors entry by entry. Throws a RangeError when their lengths differ: that is a fault of the caller.
 */
export function combine(left: Vector, right: Vector, operation: (a: number, b: number) => number): Vector {
  if (left.length !== right.length) {
    throw new RangeError(`Vectors of one length are needed, but their lengths are ${left.length} and ${right.length}.`);
  }
  return left.map((a, i) => operation(a, entry(right, i)));
}

/** left + right */
export const add = (left: Vector, right: Vector): Vector => combine(left, right, (a, b) => a + b);

/** left - right */
export const subtract = (left: Vector, right: Vector): Vector => combine(left, right, (a, b) => a - b);

/** factor * vector */
export const scale = (factor: number, vector: Vector): Vector => vector.map((a) => factor * a);

/** a * left + b * right */
export const blend = (a: number, left: Vector, b: number, right: Vector): Vector =>
  combine(left, right, (l, r) => a * l + b * r);

/** Each entry times itself. */
export const square = (vector: Vector): Vector => vector.map((a) => a * a);

/** Euclidean length, without overflow on the way; the absolute value of the only entry in one dimension. */
export const norm = (vector: Vector): number => Math.hypot(...vector);

/** Largest absolute entry; 0 without entries, NaN when an entry is NaN. */
export const largest = (vector: Vector): number => Math.max(0, ...vector.map(Math.abs));

/** Whether every entry is a finite number. */
export const allFinite = (vector: Vector): boolean => vector.every(Number.isFinite);

/** The entry at `index`. Throws a RangeError outside the vector. */
export function entry(vector: Vector, index: number): number {
  const value = vector[index];
  if (value === undefined) throw new RangeError(`There is no entry ${index} in a vector of length ${vector.length}.`);
  return value;
}

/** A copy with one entry replaced. */
export const withEntry = (vector: Vector, index: number, value: number): Vector =>
  vector.map((a, i) => (i === index ? value : a));
