import { widened, type Interval } from './frame.ts';
import { ticks, type Tick } from './ticks.ts';

/** How numbers are laid along an axis. */
export interface Scale {
  readonly kind: 'linear' | 'logarithmic';
  /** Where a number lies; for a logarithmic scale it has to be positive. */
  readonly place: (value: number) => number;
  /** About `count` round numbers between two places; `value` is a place. */
  readonly ticks: (places: Interval, count: number) => readonly Tick[];
}

/** A logarithmic scale is worth having only over such a ratio. */
const LEAST_RATIO = 30;

/** The scale on which these numbers are spread more evenly: 0.001, 0.01, 0.1 stand at equal distances. */
export function scaleOf(values: readonly number[]): Scale {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const [low = 0] = sorted;
  const high = sorted.at(-1) ?? 0;
  const isWide = low > 0 && high / low >= LEAST_RATIO && sorted.length > 2;
  return isWide && largestGap(sorted.map(Math.log10)) < largestGap(sorted) ? logarithmic : linear;
}

const linear: Scale = { kind: 'linear', place: (value) => value, ticks };

const logarithmic: Scale = { kind: 'logarithmic', place: Math.log10, ticks: powers };

/** Powers of ten, every second or third where there are many; 1, 2 and 5 times them where there are few. */
function powers([low, high]: Interval, count: number): readonly Tick[] {
  const first = Math.floor(low);
  const decades = Array.from({ length: Math.max(0, Math.ceil(high) - first + 1) }, (_, index) => first + index);
  const heads = high - low < 3 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil((high - low) / count));
  return decades
    .filter((power) => power % every === 0)
    .flatMap((power) => heads.map((head) => Number(`${head}e${power}`)))
    .map((number) => ({ value: Math.log10(number), label: powerLabel(number) }))
    .filter(({ value }) => value >= low - 1e-9 && value <= high + 1e-9);
}

function powerLabel(number: number): string {
  return number >= 1e-3 && number < 1e5 ? String(number) : number.toExponential().replace('e+', 'e').replace('-', '−');
}

/** Share of the whole that the largest distance between neighbours is. */
function largestGap(sorted: readonly number[]): number {
  const [low, high] = widened([sorted[0] ?? 0, sorted.at(-1) ?? 0]);
  return (
    sorted.slice(1).reduce((most, value, index) => Math.max(most, value - (sorted[index] ?? value)), 0) / (high - low)
  );
}
