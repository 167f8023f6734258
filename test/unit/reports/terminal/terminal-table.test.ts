import { describe, expect, it } from 'vitest';
import { width as columns } from '../../../../reports/terminal/columns.ts';
import { terminalTable } from '../../../../reports/terminal/terminal-table.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';

describe('terminalTable', () => {
  it('has a line for each student, none wider than the terminal', () => {
    const lines = terminalTable(classSummary(8), { colour: false, width: 70 }).split('\n');
    expect(lines.filter((line) => line.startsWith('student-0'))).toHaveLength(7);
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(70);
  });

  it('tells below the table, in whole sentences, who was not graded and on what a person decides', () => {
    const summary = classSummary(1);
    const [row] = summary.rows;
    if (row === undefined) throw new Error('no row');
    const why = 'hw.zip is a ZIP archive, and archives are not opened. Hand in the files that are in it: a notebook.';
    const open = row.checks.map((check) => ({ ...check, status: 'inconclusive' as const, points: null }));
    const rows = [
      { ...row, student: 'ada', attention: [] },
      { ...row, student: 'ben', checks: open, attention: [why] },
      {
        ...row,
        student: 'cem',
        checks: [...open.slice(1), ...row.checks.slice(0, 1)],
        attention: ['It was too slow.'],
      },
    ];
    const text = terminalTable({ ...summary, rows }, { colour: false, width: 60 });
    expect(text).toMatch(/^ben .* not graded, see below$/m);
    expect(text).toMatch(/^cem .* \d+ checks open, see below$/m);
    expect(text.replace(/\s+/g, ' ')).toContain(`Not graded ben: ${why} For a person to decide cem: It was too slow.`);
    expect(text).toContain('3 submissions: 1 graded, 1 for a person to decide on, 1 not\ngraded');
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(60);
  });

  it('shows a hostile name without obeying it', () => {
    const summary = classSummary(1);
    const [row] = summary.rows;
    if (row === undefined) throw new Error('no row');
    const text = terminalTable(
      { ...summary, rows: [{ ...row, student: '::error::\u001b[2J' }] },
      { colour: false, width: 80 },
    );
    expect(text).toContain(': :error::␛[2J');
  });
});
