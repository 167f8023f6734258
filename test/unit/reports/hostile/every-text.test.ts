import { describe, expect, it } from 'vitest';
import { Report } from '../../../../grader/model/report.ts';
import { textPlaces, withTexts } from './every-text.ts';
import { reportsWith } from './reports.ts';

describe('withTexts', () => {
  it('reaches every place of the report that can hold a text, between all reports that are tried', () => {
    const reached = new Set<string>();
    for (const report of reportsWith('x', { keepsNames: false }))
      withTexts(Report, report, (place) => {
        reached.add(place);
        return null;
      });
    expect([...reached].toSorted()).toEqual(textPlaces(Report));
  });

  it('knows the places that students write to', () => {
    expect(textPlaces(Report)).toEqual(
      expect.arrayContaining([
        '.submission.student',
        '.submission.files[].path',
        '.helps[].message',
        '.checks[].printed',
        '.checks[].finding.trace[].inside',
        '.checks[].plots[]{curves}.title',
      ]),
    );
  });
});
