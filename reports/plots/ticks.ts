import type { Interval } from './frame.ts';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** About `count` round numbers (1, 2 or 5 times a power of ten) inside the interval. */
export function ticks([low, high]: Interval, count: number): readonly Tick[] {
  const rough = (high - low) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = Math.floor(Math.log10(rough));
  const head = rough / 10 ** power;
  const step = (head < 1.5 ? 1 : head < 3.5 ? 2 : head < 7.5 ? 5 : 10) * 10 ** power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const value = (first + index) * step;
    return { value, label: tickLabel(value, step) };
  });
}

function tickLabel(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step);
  if (Math.abs(value) < step / 2) return '0';
  if (size >= 1e5 || step < 1e-4)
    return Number(value.toPrecision(4)).toExponential().replace('e+', 'e').replace('-', '−');
  return value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9))).replace('-', '−');
}
