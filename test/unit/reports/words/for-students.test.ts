import { describe, expect, it } from 'vitest';
import { forStudents } from '../../../../reports/words/for-students.ts';
import { blindStart, rateTwice, textsOf } from '../../../fixtures/reports/mistakes.ts';
import { recognisedReport } from '../../../fixtures/reports/recognised.ts';

describe('forStudents', () => {
  it('leaves a report as it is where names are shown to everyone', () => {
    const report = recognisedReport();
    expect(forStudents(report)).toBe(report);
  });

  it('takes names, sentences and third paths out where they are for staff', () => {
    const told = JSON.stringify(forStudents(recognisedReport([blindStart, rateTwice], 'staff')));
    for (const text of [...textsOf(blindStart), ...textsOf(rateTwice), 'mistaken"', '"mistakes"'])
      expect(told).not.toContain(text);
  });

  it('changes nothing else', () => {
    expect(forStudents(recognisedReport([blindStart], 'staff'))).toEqual(recognisedReport([], 'staff'));
  });
});
