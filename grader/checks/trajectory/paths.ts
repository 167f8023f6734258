import { compareTensors } from '../../compare/close.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Difference } from '../../model/report.ts';
import type { NamedText } from '../../model/named-text.ts';
import type { Language } from '../../model/subject.ts';

export type Point = readonly number[];
export type Path = readonly Point[];

/** The first step at which two paths part; a missing point is a parting. null when they do not. */
export function partingStep(expected: Path, actual: readonly (Point | null)[], tolerance: Tolerance): number | null {
  const step = expected.findIndex((point, index) => {
    const other = actual[index];
    return !other || !compareTensors(tensor(point), tensor(other), tolerance).agrees;
  });
  return step === -1 ? null : step;
}

export function pointDifference(step: number, expected: Point, actual: Point | null, language: Language): Difference {
  const distance = actual && compareTensors(tensor(expected), tensor(actual), { relative: 0, absolute: 0 }).difference;
  return {
    name: `after step ${step}`,
    expected: showPoint(expected, language),
    actual: actual ? showPoint(actual, language) : 'no answer',
    agrees: false,
    ...(distance !== null && { difference: distance.toExponential(2) }),
  };
}

/** A point in one dimension is a number. */
export function showPoint(point: Point, language: Language): string {
  return formatTensor(point.length === 1 ? { shape: [], data: point } : tensor(point), language);
}

export function settingsOf(
  start: Point,
  hyperparameters: Readonly<Record<string, number>>,
  language: Language,
): NamedText[] {
  return [
    { name: 'start', text: showPoint(start, language) },
    ...Object.entries(hyperparameters).map(([name, value]) => ({ name, text: String(value) })),
  ];
}

export function tensor(point: Point): { readonly shape: readonly number[]; readonly data: Point } {
  return { shape: [point.length], data: point };
}
