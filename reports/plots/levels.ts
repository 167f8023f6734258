/** Shares of the area below a level. The small ones draw rings around a minimum in a steep function. */
const SHARES = [0.015, 0.05, 0.12, 0.22, 0.34, 0.46, 0.58, 0.7, 0.82, 0.93];
/** Shares of the height. They draw the hole of a function that is flat nearly everywhere. */
const HEIGHTS = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85];
/** Levels nearer than this share of the height, or of both measures, are one line to the eye. */
const LEAST_HEIGHT = 2e-4;
const NEAR_HEIGHT = 0.05;
const NEAR_SHARE = 0.03;

/**
 * Levels for contours, rising; the first is the lowest value. By area alone a flat function shows round-off, by height
 * alone a steep one shows only its rim; so both are asked, and levels that would fall together are left out.
 */
export function contourLevels(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value))).sort();
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return [];
  const height = highest - lowest;
  if (!(height > Math.abs(lowest) * 1e-12)) return [lowest];

  const candidates = [
    ...SHARES.map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? lowest),
    ...HEIGHTS.map((part) => lowest + part * height),
  ].toSorted((a, b) => a - b);

  const levels = [lowest];
  let share = 0;
  for (const level of candidates) {
    const gap = level - (levels.at(-1) ?? lowest);
    const ownShare = shareBelow(sorted, level);
    const isNear = gap < NEAR_HEIGHT * height && ownShare - share < NEAR_SHARE && levels.length > 1;
    if (gap < LEAST_HEIGHT * height || isNear || level >= highest) continue;
    levels.push(level);
    share = ownShare;
  }
  return levels;
}

/** Share of the values below a level, by bisection. */
function shareBelow(sorted: Float64Array, level: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < level) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
