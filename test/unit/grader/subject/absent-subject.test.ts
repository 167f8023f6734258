import { describe, expect, it } from 'vitest';
import { absentSubject } from '../../../../grader/subject/absent-subject.ts';
import { gradeAll } from '../../../fixtures/subjects/grade.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';

const problem = 'Nothing was handed in. Hand in a notebook.';

describe('a submission with nothing to run', () => {
  it('earns nothing where nothing was handed in, and every check that is run says why, in our own words alone', async () => {
    const report = await gradeAll(gdStartValue, absentSubject({ kind: 'nothing', problem }));
    expect(report.total).toMatchObject({ points: 0 });
    for (const { status, message } of report.checks.filter(({ blockedBy }) => blockedBy === undefined))
      expect([status, message]).toEqual(['failed', problem]);
  });

  it('leaves its points open where it could not be looked at', async () => {
    const report = await gradeAll(gdStartValue, absentSubject({ kind: 'lost', problem }));
    expect(report.total.points).toBeNull();
    for (const { status, message } of report.checks)
      expect([status, message]).toEqual([
        'inconclusive',
        expect.stringMatching(/^(?:Nothing was handed in|Not known, because)/),
      ]);
  });
});
