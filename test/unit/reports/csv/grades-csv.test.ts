import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { gradesCsv } from '../../../../reports/csv/grades-csv.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';

const read = (text: string): readonly string[][] => parse(text, { record_delimiter: '\r\n' });

describe('gradesCsv', () => {
  it('has a line for each student and a column for each check', () => {
    const summary = classSummary(12);
    const [header = [], ...lines] = read(gradesCsv(summary));
    expect(header).toEqual([
      'student',
      'total',
      'max_points',
      'status',
      'needs_person',
      ...summary.checks.map(({ id }) => id),
    ]);
    expect(lines).toHaveLength(12);
  });

  it('leaves the total empty while it is not known, never 0', () => {
    const summary = classSummary(40);
    const lines = read(gradesCsv(summary)).slice(1);
    for (const [index, row] of summary.rows.entries()) {
      const known = row.total.points;
      expect(lines[index]?.[1]).toBe(known === null ? '' : String(known));
      expect(lines[index]?.[3]).toBe(known === null ? 'undecided' : 'graded');
    }
    expect(lines.some((line) => line[1] === '')).toBe(true);
  });

  it('gives no totals when only public checks were run', () => {
    const lines = read(gradesCsv({ ...classSummary(4), scope: 'public' })).slice(1);
    for (const line of lines) expect([line[1], line[3]]).toEqual(['', 'no-grade']);
  });

  it('defuses a name that is a formula', () => {
    expect(read(gradesCsv(classSummary(5)))[4]?.[0]).toMatch(/^'=cmd/u);
  });
});
