export type Point = readonly [number, number];

/**
 * Fewer points, none left out that is farther than `tolerance` from the line that is drawn instead.
 * Source: Douglas & Peucker 1973. A closed ring keeps its first point at both ends.
 */
export function simplify(points: readonly Point[], tolerance: number): readonly Point[] {
  const kept = new Uint8Array(points.length);
  const ranges: [number, number][] = [[0, points.length - 1]];
  kept[0] = 1;
  kept[points.length - 1] = 1;
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [from, to] = range;
    const farthest = farthestFromLine(points, from, to);
    if (farthest === null || farthest.distance <= tolerance) continue;
    kept[farthest.index] = 1;
    ranges.push([from, farthest.index], [farthest.index, to]);
  }
  return points.filter((_, index) => kept[index] === 1);
}

function farthestFromLine(
  points: readonly Point[],
  from: number,
  to: number,
): { readonly index: number; readonly distance: number } | null {
  const [ax, ay] = points[from] ?? [0, 0];
  const [bx, by] = points[to] ?? [0, 0];
  const length = Math.hypot(bx - ax, by - ay);
  let best: { index: number; distance: number } | null = null;
  for (let index = from + 1; index < to; index += 1) {
    const [x, y] = points[index] ?? [0, 0];
    const distance =
      length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (best === null || distance > best.distance) best = { index, distance };
  }
  return best;
}
