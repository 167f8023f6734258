import { expect, it, vi } from 'vitest';
import type { CheckOutcome } from '../../../../grader/checks/check.ts';
import type { RunContext } from '../../../../grader/grading/run-check.ts';
import type { DataSet } from '../../../../grader/model/data-set.ts';
import { absentSubject } from '../../../../grader/subject/absent-subject.ts';
import { gdStartValue, gradeAll } from '../../../fixtures/subjects/grade.ts';

const met: RunContext[] = [];

vi.mock('../../../../grader/grading/run-check.ts', () => ({
  runCheck: (_: unknown, context: RunContext): Promise<CheckOutcome> => {
    met.push(context);
    const figures = [{ name: 'test accuracy', text: '0.75' }];
    return Promise.resolve({ kind: 'passed', message: 'Right.', cases: 1, figures });
  },
}));

it('hands data sets and the wish for full training to checks, and their figures to the report', async () => {
  const dataSet: DataSet = { id: 'wine', source: 'made-up', columns: [], features: [], labels: [] };
  const data = vi.fn(() => dataSet);
  const report = await gradeAll(gdStartValue, absentSubject({ kind: 'nothing', problem: 'Nothing was handed in.' }), {
    data,
    fullTraining: true,
  });
  expect(met[0]?.data('wine')).toBe(dataSet);
  expect(data).toHaveBeenCalledWith('wine');
  expect(met.map(({ fullTraining }) => fullTraining)).toEqual(report.checks.map(() => true));
  expect(report.checks[0]?.figures).toEqual([{ name: 'test accuracy', text: '0.75' }]);
});
