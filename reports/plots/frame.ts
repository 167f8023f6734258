/** [low, high]. */
export type Interval = readonly [number, number];

/** Where a plot is drawn, in SVG units, inside margins for ticks and labels. */
export const frame = { width: 440, height: 340, left: 54, top: 12, innerWidth: 374, innerHeight: 280 } as const;

/** Both intervals of a plot: along x and along y. */
export interface PlotWindow {
  readonly x: Interval;
  readonly y: Interval;
}

/** An interval with a width: a point or an upside-down interval is widened, so that a scale exists. */
export function widened([low, high]: Interval): Interval {
  const [a, b] = low <= high ? [low, high] : [high, low];
  const least = Math.max(Math.abs(a), Math.abs(b), 1) * 1e-9;
  return b - a > least ? [a, b] : [a - 0.5, b + 0.5];
}

/** Position in the frame's inner box; y runs upwards. */
export function toFrame(window: PlotWindow, x: number, y: number): readonly [number, number] {
  return [
    ((x - window.x[0]) / (window.x[1] - window.x[0])) * frame.innerWidth,
    ((window.y[1] - y) / (window.y[1] - window.y[0])) * frame.innerHeight,
  ];
}

/** Whether a point is inside the window. */
export function isInside(window: PlotWindow, x: number, y: number): boolean {
  return x >= window.x[0] && x <= window.x[1] && y >= window.y[0] && y <= window.y[1];
}

/** At most one decimal, and no minus before zero. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
