import type { CurvesPlot } from '../../grader/model/plot.ts';
import type { Curve } from './curve-runs.ts';
import { isInside, type PlotWindow } from './frame.ts';
import { numberText } from './plot-words.ts';

/** What the plot shows, for those who do not see it. */
export function curvesText(plot: CurvesPlot): string {
  const epochs = plot.curves.flatMap((curve) => curve.epochs);
  const range = epochs.length === 0 ? '' : ` ${smallest(epochs)} to ${largest(epochs)}`;
  return [
    `${capital(plot.quantity)} over epochs${range}.`,
    ...plot.curves.map(journeyText),
    ...(plot.bar === null ? [] : [`A line marks ${plot.bar.label}, at ${numberText(plot.bar.value)}.`]),
    ...partingText(plot),
    ...plot.curves.flatMap(notFiniteText),
  ].join(' ');
}

/** Sentences below the plot: what the drawing alone does not tell. */
export function curvesNotes(plot: CurvesPlot, window: PlotWindow): readonly string[] {
  return [
    ...(plot.curves.some(({ who, epochs }) => who === 'student' && epochs.length > 0)
      ? []
      : ['Your code gave no values.']),
    ...endText(plot),
    ...partingText(plot),
    ...plot.curves.flatMap(notFiniteText),
    ...plot.curves.flatMap((curve) => outsideText(curve, window)),
  ];
}

function nameOf({ who }: Curve): string {
  switch (who) {
    case 'reference':
      return "The reference's curve";
    case 'student':
      return 'Your curve';
  }
}

function journeyText(curve: Curve): string {
  const [first] = curve.epochs;
  const last = curve.epochs.at(-1);
  if (first === undefined || last === undefined) return `${nameOf(curve)} has no values.`;
  const from = `${numberText(curve.values[0] ?? null)} at epoch ${first}`;
  return `${nameOf(curve)} goes from ${from} to ${numberText(curve.values.at(-1) ?? null)} at epoch ${last}.`;
}

/** "Ends at 0.51 (reference) and 0.52 (yours), epoch 150." */
function endText({ curves }: CurvesPlot): readonly string[] {
  const ends = curves.flatMap((curve) => {
    const epoch = curve.epochs.at(-1);
    const value = curve.values.at(-1) ?? null;
    const who = curve.who === 'student' ? 'yours' : 'reference';
    return epoch === undefined || value === null ? [] : [{ epoch, text: `${who} ${numberText(value)}` }];
  });
  const epochs = [...new Set(ends.map(({ epoch }) => epoch))].toSorted((a, b) => a - b);
  return epochs.map(
    (epoch) =>
      `At epoch ${epoch}: ${ends
        .filter((end) => end.epoch === epoch)
        .map(({ text }) => text)
        .join(', ')}.`,
  );
}

function partingText({ partsAt }: CurvesPlot): readonly string[] {
  return partsAt === null ? [] : [`The curves part at epoch ${partsAt}.`];
}

/** "not finite from epoch 3 on" where no finite value follows, else "not finite at some epochs, first at epoch 3". */
function notFiniteText(curve: Curve): readonly string[] {
  const index = curve.values.indexOf(null);
  if (index === -1) return [];
  const epoch = curve.epochs[index] ?? index;
  const isToTheEnd = curve.values.slice(index).every((value) => value === null);
  return [
    `${nameOf(curve)} is not finite ${isToTheEnd ? `from epoch ${epoch} on` : `at some epochs, first at ${epoch}`}.`,
  ];
}

function outsideText(curve: Curve, window: PlotWindow): readonly string[] {
  const index = curve.values.findIndex(
    (value, position) => value !== null && !isInside(window, curve.epochs[position] ?? NaN, value),
  );
  return index === -1
    ? []
    : [`${nameOf(curve)} leaves the plot at epoch ${curve.epochs[index] ?? index}; it is cut at the edge.`];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
