import type { Landscape } from '../../grader/model/plot.ts';
import { coordinate, toFrame, type Interval, type PlotWindow } from './frame.ts';

/** f(x) of a landscape of one variable, by linear interpolation of its samples; null outside of them. */
export function heightAt(landscape: Landscape, x: number): number | null {
  const [low, high] = landscape.window[0] ?? [0, 1];
  const count = landscape.size[0] ?? 0;
  const index = ((x - low) / (high - low)) * (count - 1);
  if (count < 2 || !(index >= 0 && index <= count - 1)) return null;
  const left = Math.min(Math.floor(index), count - 2);
  const a = landscape.values[left] ?? null;
  const b = landscape.values[left + 1] ?? null;
  return a === null || b === null ? null : a + (b - a) * (index - left);
}

const SAMPLES = 240;

function samples(landscape: Landscape, [low, high]: Interval): readonly (readonly [number, number | null])[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const x = low + ((high - low) * index) / SAMPLES;
    return [x, heightAt(landscape, x)] as const;
  });
}

/** The interval of f over an interval of x, with a margin of a twentieth above and below. */
export function heights(landscape: Landscape, x: Interval): Interval {
  const known = samples(landscape, x).flatMap(([, height]) => (height === null ? [] : [height]));
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const margin = (high - low) / 20;
  return [low - margin, high + margin];
}

/** The curve as an SVG path in the frame's inner box; it breaks where there is no value. */
export function curvePath(landscape: Landscape, window: PlotWindow): string {
  let isDown = false;
  return samples(landscape, window.x)
    .map(([x, height]) => {
      if (height === null) {
        isDown = false;
        return '';
      }
      const [left, top] = toFrame(window, x, height);
      const command = isDown ? 'L' : 'M';
      isDown = true;
      return `${command}${coordinate(left)} ${coordinate(top)}`;
    })
    .join('');
}
