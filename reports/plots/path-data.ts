import { clipSegment } from './clip.ts';
import { coordinate, isInside, toFrame, type PlotWindow } from './frame.ts';
import type { TrackPoint } from './track.ts';

/** A path drawn as a line, cut at the edge of the window. */
export function linePath(points: readonly TrackPoint[], window: PlotWindow): string {
  let pen = '';
  return points
    .map(({ at }, index) => {
      const before = index === 0 ? at : (points[index - 1]?.at ?? null);
      if (at === null || before === null) return '';
      const part = clipSegment(toFrame(window, before[0], before[1]), toFrame(window, at[0], at[1]));
      if (part === null) return '';
      const from = pair(part[0]);
      const to = pair(part[1]);
      if (from === pen && to === pen) return '';
      const text = `${from === pen ? '' : `M${from}`}L${to}`;
      pen = to;
      return text;
    })
    .join('');
}

/** A path drawn as dots: lines of no length, to which round or square ends give their shape. */
export function dotPath(points: readonly TrackPoint[], window: PlotWindow): string {
  const dots = points.flatMap(({ at }) =>
    at !== null && isInside(window, at[0], at[1]) ? [`M${pair(toFrame(window, at[0], at[1]))}h0`] : [],
  );
  return [...new Set(dots)].join('');
}

function pair([x, y]: readonly [number, number]): string {
  return `${coordinate(x)} ${coordinate(y)}`;
}
