import { describe, expect, it } from 'vitest';
import { githubAnnotations } from '../../../../reports/github/github-annotations.ts';
import { failed } from '../../../fixtures/reports/checks.ts';
import { hostile } from '../../../fixtures/reports/hostile.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

describe('githubAnnotations', () => {
  it('gives errors, warnings and notices, and nothing for what passed or was blocked', () => {
    const kinds = githubAnnotations([hw2Report()])
      .trim()
      .split('\n')
      .map((line) => /^::(\w+)/u.exec(line)?.[1]);
    expect(kinds).toEqual([...Array<string>(6).fill('error'), 'warning', 'warning', 'notice']);
  });

  it('never gives more than ten of a kind, and says how many are left', () => {
    const lines = githubAnnotations([hw2Report(), hw2Report(), hw2Report()]).split('\n');
    const errors = lines.filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(10);
    expect(errors[9]).toContain('9 more');
  });

  it('warns of a submission without a report: nobody is lost', () => {
    const text = githubAnnotations([], {
      withoutReport: [{ student: 'zoe', attention: ['The disk is full.', 'a\n::error::b'] }],
    });
    expect(text).toBe('::warning title=zoe%3A not graded::The disk is full. a%0A: :error::b\n');
  });

  it('keeps hostile texts inside their place', () => {
    const check = failed({
      id: 'a',
      message: `x\n::error::y`,
      finding: { kind: 'differs', summary: '', where: { file: hostile.file, line: 3 } },
    });
    const report = hw2Report({ checks: [check] });
    const text = githubAnnotations([{ ...report, submission: { ...report.submission, student: 'a,b::c' } }]);
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).toMatch(/^::error file=[^,:]+,line=3,title=[^,:]+::/u);
  });

  it('names the line of a file, and only tells the line of a cell', () => {
    const at = (where: { file: string; cell?: number; line: number }) =>
      githubAnnotations(
        [hw2Report({ checks: [failed({ id: 'a', finding: { kind: 'differs', summary: '', where } })] })],
        {
          pathOf: (_report, file) => `work/${file}`,
        },
      );
    expect(at({ file: 'a.py', line: 3 })).toContain('file=work/a.py,line=3,');
    expect(at({ file: 'a.ipynb', cell: 2, line: 3 })).not.toContain('line=3,');
    expect(at({ file: 'a.ipynb', cell: 2, line: 3 })).toContain('cell 2, line 3');
  });
});
