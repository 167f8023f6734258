import type { SweepPlot } from '../../grader/model/plot.ts';
import { numberText } from './plot-words.ts';
import { hull } from './value-interval.ts';

/** "learning rate, 50 values from 0.001 to 0.1". */
export function axisText({ name, values }: SweepPlot['over']): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = hull(known);
  if (known.length === 0) return name;
  if (low === high) return `${name} = ${numberText(low)}`;
  return `${name}, ${values.length} values from ${numberText(low)} to ${numberText(high)}`;
}

/** "learning rate = 0.01"; by number where the value is not finite. */
export function placeText({ name, values }: SweepPlot['over'], index: number): string {
  const value = values[index] ?? null;
  return value === null ? `value ${index + 1} of ${name}` : `${name} = ${numberText(value)}`;
}

/** "Your results lie between 0.1 and 0.7." */
export function spanText(name: string, values: SweepPlot['expected']): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = hull(known);
  if (known.length === 0) return `${name} are not finite.`;
  const span = low === high ? `are ${numberText(low)}` : `lie between ${numberText(low)} and ${numberText(high)}`;
  return `${name} ${span}${known.length < values.length ? ', where they are finite' : ''}.`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
