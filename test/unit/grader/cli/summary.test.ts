import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../grader/cli/summary.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

describe('a row of the class', () => {
  it('says each reason why a person must look once, however many checks it keeps open', () => {
    const report = hw2Report();
    const [one, two, three, ...rest] = report.checks;
    if (one === undefined || two === undefined || three === undefined) throw new TypeError('there are three checks');
    const open = (check: typeof one, message: string): typeof one => ({
      ...check,
      status: 'inconclusive',
      points: null,
      message,
    });
    const checks = [
      open(one, 'It is a zip archive.'),
      open(two, 'The disk is full.'),
      open(three, 'It is a zip archive.'),
    ];
    const row = rowOf({ ...report, checks: [...checks, ...rest.filter(({ points }) => points !== null)] }, 'zoe');
    expect(row.attention).toEqual(['It is a zip archive. (2 checks)', `${two.title}: The disk is full.`]);
  });

  it('asks which of two files was meant where points were lost by the one that was graded', () => {
    const { helps, ...report } = hw2Report();
    const tied = { kind: 'files-tied' as const, message: 'Which of them is meant?' };
    const attention = (points: number): readonly string[] =>
      rowOf(
        { ...report, helps: [...helps, tied], total: { ...report.total, points, undecided: [] }, checks: [] },
        'zoe',
      ).attention;
    expect(attention(report.total.maxPoints)).toEqual([]);
    expect(attention(report.total.maxPoints - 1)).toEqual(['Which of them is meant?']);
  });

  it('needs no count where one reason keeps all of them open', () => {
    const report = hw2Report();
    const checks = report.checks.map((check) => ({
      ...check,
      status: 'inconclusive' as const,
      points: null,
      message: 'It is a zip archive.',
    }));
    expect(rowOf({ ...report, checks }, 'zoe').attention).toEqual(['It is a zip archive.']);
  });
});
