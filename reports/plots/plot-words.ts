import type { Landscape, TrajectoryPlot } from '../../grader/model/plot.ts';

/** A number for reading: at most 5 significant digits, with a power of ten when it is very large or small. */
export function numberText(value: number | null): string {
  if (value === null) return 'not finite';
  const cut = Number(value.toPrecision(5));
  const size = Math.abs(cut);
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? cut.toExponential().replace('e+', 'e') : String(cut);
}

/** "(0.5, 1.25)" */
function pointText(point: readonly (number | null)[]): string {
  const numbers = point.map(numberText).join(', ');
  return point.length === 1 ? numbers : `(${numbers})`;
}

function journeyText(name: string, path: TrajectoryPlot['expected']): string {
  const first = path.points[0];
  const last = path.points.at(-1);
  if (first === undefined || last === undefined) return `${name} has no points.`;
  return `${name} goes from ${pointText(first)} to ${pointText(last)} in ${path.steps.at(-1) ?? 0} steps.`;
}

/** What the third path is called: "reference with no bias correction". */
export function mistakenWord(name: string): string {
  return `reference with ${name}`;
}

/** What the plot shows, for those who do not see it. */
export function outcomeText(plot: TrajectoryPlot, landscape: Landscape): string {
  const isOver = landscape.variables.length === 2 ? 'Contours' : 'The curve';
  return [
    `${isOver} of ${landscape.formula}.`,
    journeyText('The expected path', plot.expected),
    plot.actual === null ? 'Your code gave no path.' : journeyText('Your path', plot.actual),
    plot.mistaken === undefined ? '' : journeyText(`The ${mistakenWord(plot.mistaken.name)}`, plot.mistaken.path),
    plot.actual === null ? '' : partingText(plot),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Where the paths part, in a sentence. */
export function partingText(plot: TrajectoryPlot): string {
  if (isEndAlone(plot)) {
    const ends = plot.partsAt === null ? 'The ends agree' : `The ends differ after ${plot.partsAt} steps`;
    return `${ends}; what lies between was not asked.`;
  }
  return plot.partsAt === null ? 'The paths agree at every step.' : `The paths part at step ${plot.partsAt}.`;
}

/** Whether of the student's path no more is known than where it begins and ends. */
function isEndAlone({ actual }: TrajectoryPlot): boolean {
  const [first = 0, last = 0] = actual?.steps ?? [];
  return actual?.steps.length === 2 && last - first > 1;
}

/** Why a drawn path stops before its last step. */
export function endText(name: string, notFiniteAt: number | null, outsideAt: number | null): readonly string[] {
  return [
    ...(outsideAt !== null && (notFiniteAt === null || outsideAt < notFiniteAt)
      ? [`${name} leaves the plot at step ${outsideAt}; it is cut at the edge.`]
      : []),
    ...(notFiniteAt === null ? [] : [`${name} is no longer finite from step ${notFiniteAt}.`]),
  ];
}
