import { ticks } from '../plots/ticks.ts';

/** A histogram of totals, drawn in a box of 640 by 200. */
export interface HistogramView {
  readonly bars: readonly {
    readonly x: string;
    readonly y: string;
    readonly width: string;
    readonly height: string;
    readonly middle: string;
    readonly labelY: string;
    readonly count: number;
    readonly label: string;
  }[];
  readonly ticks: readonly { readonly at: string; readonly label: string }[];
  readonly description: string;
}

const WIDTH = 640;
const HEIGHT = 180;
const TOP = 20;
const BARS = 12;

/** Counts totals in equal ranges from 0 to the most points; the last range holds its upper end. */
export function histogram(totals: readonly number[], maxPoints: number): HistogramView | null {
  if (totals.length === 0 || maxPoints <= 0) return null;
  const counts = Array.from({ length: BARS }, () => 0);
  for (const total of totals) {
    const bar = Math.min(Math.max(Math.floor((total / maxPoints) * BARS), 0), BARS - 1);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const wide = WIDTH / BARS;
  const bars = counts.map((count, index) => {
    const height = (count / most) * (HEIGHT - TOP);
    return {
      x: (index * wide + 2).toFixed(1),
      y: (HEIGHT - height).toFixed(1),
      width: (wide - 4).toFixed(1),
      height: height.toFixed(1),
      middle: ((index + 0.5) * wide).toFixed(1),
      labelY: (HEIGHT - height - 5).toFixed(1),
      count,
      label: `${short((index * maxPoints) / BARS)} to ${short(((index + 1) * maxPoints) / BARS)}`,
    };
  });
  return {
    bars,
    ticks: ticks([0, maxPoints], 6).map(({ value, label }) => ({
      at: ((value / maxPoints) * WIDTH).toFixed(1),
      label,
    })),
    description: bars
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${label} points: ${count}`)
      .join('; '),
  };
}

function short(value: number): string {
  return String(Number(value.toFixed(1)));
}
