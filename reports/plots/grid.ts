import type { Landscape } from '../../grader/model/plot.ts';
import type { PlotWindow } from './frame.ts';

/** Samples on a square of `count` by `count` equal steps over a window, first variable fastest; NaN: no value. */
export interface Grid {
  readonly count: number;
  readonly values: readonly number[];
}

const COUNT = 72;

/**
 * The landscape over a window, by cubic convolution (Keys 1981, a = -1/2) of its samples, so that a small part of it
 * still has smooth contours. Next to samples without a value it is bilinear; outside of the samples there is none.
 */
export function gridOver(landscape: Landscape, window: PlotWindow): Grid {
  const values = Array.from({ length: COUNT * COUNT }, (_, index) => {
    const x = along(window.x, index % COUNT);
    const y = along(window.y, Math.floor(index / COUNT));
    return valueAt(landscape, x, y);
  });
  return { count: COUNT, values };
}

function along([low, high]: readonly [number, number], index: number): number {
  return low + ((high - low) * index) / (COUNT - 1);
}

function valueAt(landscape: Landscape, x: number, y: number): number {
  const [columns = 0, rows = 0] = landscape.size;
  const u = sampleIndex(landscape.window[0], columns, x);
  const v = sampleIndex(landscape.window[1], rows, y);
  if (u === null || v === null) return NaN;
  const i = Math.min(Math.floor(u), columns - 2);
  const j = Math.min(Math.floor(v), rows - 2);
  const sample = (column: number, row: number): number =>
    landscape.values[clamp(row, rows) * columns + clamp(column, columns)] ?? NaN;
  const cubic = weighted(cubicWeights(u - i), cubicWeights(v - j), (a, b) => sample(i - 1 + a, j - 1 + b));
  return Number.isFinite(cubic)
    ? cubic
    : weighted([1 - (u - i), u - i], [1 - (v - j), v - j], (a, b) => sample(i + a, j + b));
}

function weighted(across: readonly number[], up: readonly number[], sample: (a: number, b: number) => number): number {
  return up.reduce((sum, wy, b) => sum + wy * across.reduce((row, wx, a) => row + wx * sample(a, b), 0), 0);
}

/** Fractional index of a position among the samples of one variable; null when it is beyond them. */
function sampleIndex(interval: readonly [number, number] | undefined, count: number, at: number): number | null {
  if (interval === undefined || count < 2) return null;
  const [low, high] = interval;
  const index = ((at - low) / (high - low)) * (count - 1);
  // A window equal to the landscape's may miss its edge by round-off.
  if (!(index > -1e-6 && index < count - 1 + 1e-6)) return null;
  return Math.min(Math.max(index, 0), count - 1);
}

function cubicWeights(t: number): readonly number[] {
  const t2 = t * t;
  const t3 = t2 * t;
  return [(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2];
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
