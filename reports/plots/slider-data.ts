import type { Landscape } from '../../grader/model/plot.ts';
import type { PlotWindow } from './frame.ts';
import { numberText } from './plot-words.ts';
import type { TrackPoint } from './track.ts';

/** What the page's script needs to draw both paths up to a step. */
export interface SliderData {
  /** Largest position of the slider; position k shows the steps up to the k-th of all step numbers. */
  readonly last: number;
  readonly lastStep: number;
  /** JSON: `{ window, names, dots, expected: [[step, x, y], ...], actual }`; numbers have 5 significant digits. */
  readonly json: string;
  /** The words for the last step, which is what a page shows before anyone moves the slider. */
  readonly text: string;
}

const DIGITS = 5;

export function sliderData(
  landscape: Landscape,
  window: PlotWindow,
  expected: readonly TrackPoint[],
  actual: readonly TrackPoint[] | null,
): SliderData | null {
  const steps = [...new Set([...expected, ...(actual ?? [])].map(({ step }) => step))].toSorted((a, b) => a - b);
  const lastStep = steps.at(-1);
  if (lastStep === undefined || steps.length < 2) return null;
  const [first = 'x', second] = landscape.variables;
  const names = [first, second ?? `f(${first})`];
  const both = [
    `expected ${valueText(expected.at(-1))}`,
    ...(actual === null ? [] : [`yours ${valueText(actual.at(-1))}`]),
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
    }),
    text: `Step ${lastStep} of ${lastStep}\n${both.join('\n')}`,
  };
}

function rows(points: readonly TrackPoint[]): readonly (readonly (number | null)[])[] {
  return points.map(({ step, at }) => [step, ...(at === null ? [null, null] : at.map(cut))]);
}

function cut(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function valueText(point: TrackPoint | undefined): string {
  if (point === undefined || point.at === null) return 'is not on the plot';
  return `(${numberText(point.at[0])}, ${numberText(point.at[1])})`;
}
