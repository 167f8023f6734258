import { frame, toFrame, type PlotWindow } from './frame.ts';
import type { TrackPoint } from './track.ts';

/** Where the words beside a level stand, in the frame's inner box. */
export interface BarLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Size of the letters in SVG units: the style sheet's, and the usual width of one. */
const HEIGHT = 17;
const WIDTH = 9;
const EDGE = 8;
const ABOVE = -9;
const BELOW = 22;

/**
 * Puts the label above or below its line, at the right or the left: where the fewest points of curves are, and wholly
 * inside the box. The first of equals, above at the right, is the usual place.
 *
 * @param top the line's height in the frame's inner box
 */
export function barLabel(label: string, top: number, points: readonly TrackPoint[], window: PlotWindow): BarLabel {
  const width = label.length * WIDTH;
  const places = points.flatMap(({ at }) => (at === null ? [] : [toFrame(window, at[0], at[1])]));
  const candidates = (['end', 'start'] as const).flatMap((anchor) =>
    [ABOVE, BELOW].map((offset) => {
      const x = anchor === 'end' ? frame.innerWidth - EDGE : EDGE;
      const y = top + offset;
      const left = anchor === 'end' ? x - width : x;
      const hits = places.filter(
        ([a, b]) => a >= left - EDGE && a <= left + width + EDGE && b >= y - HEIGHT - EDGE && b <= y + EDGE,
      );
      const isOut = y - HEIGHT < 0 || y + 4 > frame.innerHeight;
      return { x, y, anchor, cost: isOut ? Infinity : hits.length };
    }),
  );
  const [first, ...rest] = candidates;
  const best = rest.reduce((least, one) => (least === undefined || one.cost < least.cost ? one : least), first);
  return { x: best?.x ?? EDGE, y: best?.y ?? top, anchor: best?.anchor ?? 'start' };
}
