import type { Landscape } from '../../grader/model/plot.ts';
import type { PlotWindow } from './frame.ts';
import { mistakenWord, numberText } from './plot-words.ts';
import type { TrackPoint } from './track.ts';

/** The paths of a plot. */
export interface Tracks {
  readonly expected: readonly TrackPoint[];
  readonly actual: readonly TrackPoint[] | null;
  /** Where the reference goes with a recognised mistake in it. */
  readonly mistaken: { readonly name: string; readonly points: readonly TrackPoint[] } | null;
}

/** What the page's script needs to draw the paths up to a step. */
export interface SliderData {
  /** Largest position of the slider; position k shows the steps up to the k-th of all step numbers. */
  readonly last: number;
  readonly lastStep: number;
  /** JSON: `{ window, names, dots, expected: [[step, x, y], ...], actual, mistaken, mistake }`; numbers have 5 significant digits. */
  readonly json: string;
  /** The words for the last step, which is what a page shows before anyone moves the slider. */
  readonly text: string;
}

const DIGITS = 5;

export function sliderData(
  landscape: Landscape,
  window: PlotWindow,
  { expected, actual, mistaken }: Tracks,
): SliderData | null {
  const points = [...expected, ...(actual ?? []), ...(mistaken?.points ?? [])];
  const steps = [...new Set(points.map(({ step }) => step))].toSorted((a, b) => a - b);
  const lastStep = steps.at(-1);
  if (lastStep === undefined || steps.length < 2) return null;
  const [first = 'x', second] = landscape.variables;
  const names = [first, second ?? `f(${first})`];
  const words = [
    `expected ${valueText(expected.at(-1), lastStep)}`,
    ...(actual === null ? [] : [`yours ${valueText(actual.at(-1), lastStep)}`]),
    ...(mistaken === null ? [] : [`${mistakenWord(mistaken.name)} ${valueText(mistaken.points.at(-1), lastStep)}`]),
  ];
  return {
    last: steps.length - 1,
    lastStep,
    json: JSON.stringify({
      window: [window.x, window.y],
      names,
      dots: landscape.variables.length === 1,
      expected: rows(expected),
      actual: actual === null ? null : rows(actual),
      ...(mistaken !== null && { mistaken: rows(mistaken.points), mistake: mistakenWord(mistaken.name) }),
    }),
    text: `Step ${lastStep} of ${lastStep}\n${words.join('\n')}`,
  };
}

function rows(points: readonly TrackPoint[]): readonly (readonly (number | null)[])[] {
  return points.map(({ step, at }) => [step, ...(at === null ? [null, null] : at.map(cut))]);
}

function cut(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Where a path is at its end; one that ends before the others says at which step. */
function valueText(point: TrackPoint | undefined, lastStep: number): string {
  if (point === undefined || point.at === null) return 'is not on the plot';
  const ended = point.step < lastStep ? ` at its last step, ${point.step}` : '';
  return `(${numberText(point.at[0])}, ${numberText(point.at[1])})${ended}`;
}
