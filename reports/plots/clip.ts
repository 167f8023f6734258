import { frame } from './frame.ts';
import type { Point } from './simplify.ts';

/**
 * The part of a segment inside the frame's inner box; null when none is. Source: Liang & Barsky 1984. A path that runs
 * off to 1e300 is cut here, so that no such number reaches a drawing.
 */
export function clipSegment([ax, ay]: Point, [bx, by]: Point): readonly [Point, Point] | null {
  const dx = bx - ax;
  const dy = by - ay;
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return null;
  let from = 0;
  let to = 1;
  const sides: readonly Point[] = [
    [-dx, ax],
    [dx, frame.innerWidth - ax],
    [-dy, ay],
    [dy, frame.innerHeight - ay],
  ];
  for (const [speed, room] of sides) {
    if (speed === 0) {
      if (room < 0) return null;
      continue;
    }
    const at = room / speed;
    if (speed < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  if (!(from <= to)) return null;
  return [
    [ax + from * dx, ay + from * dy],
    [ax + to * dx, ay + to * dy],
  ];
}
