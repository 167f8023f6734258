import type { ReportPlace } from '../../grader/model/report.ts';

/** "hw2.ipynb, cell 5, line 12, in adam". */
export function placeText(place: ReportPlace): string {
  return [
    place.file,
    ...(place.cell === undefined ? [] : [`cell ${place.cell}`]),
    `line ${place.line}`,
    ...(place.inside === undefined ? [] : [`in ${place.inside}`]),
  ].join(', ');
}
