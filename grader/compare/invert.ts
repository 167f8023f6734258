/** A function known at rising points, strictly rising or falling around its middle: tells from a value where it was taken. */
export type Inverse = (value: number) => number;

/**
 * Inverts a sampled function by linear interpolation, within the largest stretch around the middle sample on which it is
 * strictly monotone. Values beyond that stretch are taken for its ends. null when there is no such stretch of use.
 *
 * @param at sample points, rising; their middle one is where most values are expected
 * @param reach how many samples the stretch must reach to both sides of the middle: a stretch that ends near it would clip
 *   ordinary values
 */
export function invert(at: readonly number[], values: readonly number[], reach = at.length >> 2): Inverse | null {
  const middle = Math.floor(at.length / 2);
  const direction = Math.sign((values[middle + 1] ?? NaN) - (values[middle] ?? NaN));
  if (direction !== 1 && direction !== -1) return null;
  const rises = (index: number): boolean => direction * ((values[index + 1] ?? NaN) - (values[index] ?? NaN)) > 0;
  let [low, high] = [middle, middle + 1];
  // Beyond the samples nothing rises.
  while (rises(low - 1)) low -= 1;
  while (rises(high)) high += 1;
  if (middle - low < reach || high - middle < reach) return null;
  const points = at.slice(low, high + 1);
  const images = values.slice(low, high + 1).map((value) => direction * value);
  return (value) => interpolate(images, points, direction * value);
}

function interpolate(from: readonly number[], to: readonly number[], value: number): number {
  let [low, high] = [0, from.length - 1];
  if (value <= (from[low] ?? NaN)) return to[low] ?? NaN;
  if (value >= (from[high] ?? NaN)) return to[high] ?? NaN;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? NaN) <= value) low = middle;
    else high = middle;
  }
  const [left = NaN, right = NaN, start = NaN, end = NaN] = [from[low], from[high], to[low], to[high]];
  return start + ((value - left) / (right - left)) * (end - start);
}
