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
