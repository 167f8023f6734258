import { describe, expect, it } from 'vitest';
import type { AuditReport, AuditRow } from '../../../../grader/model/audit-report.ts';
import { auditTable } from '../../../../reports/terminal/audit-table.ts';
import { width as columnsOf } from '../../../../reports/terminal/columns.ts';
import { auditReport } from '../../../fixtures/reports/audit.ts';
import { hostile } from '../../../fixtures/reports/hostile.ts';

const plain = { colour: false, width: 100 };

function withRows(rows: readonly AuditRow[]): AuditReport {
  const [section] = auditReport().sections;
  if (section === undefined) throw new Error('no section');
  return auditReport({ sections: [{ ...section, rows }] });
}

describe('auditTable', () => {
  const table = auditTable(auditReport(), plain);

  it('has a line for each question, in their order, with a verdict in words', () => {
    const heads = table.split('\n').filter((line) => /^[✓✗–] \S/u.test(line));
    expect(heads.map((line) => line.split(/ {2,}/u).slice(0, 2))).toEqual([
      ['✓ holds', 'Reference solutions'],
      ['✗ falls short', 'Trivial stubs'],
      ['✗ falls short', 'Known mistakes'],
      ['✓ holds', 'Right solutions in other words'],
      ['✗ falls short', 'Mutants'],
      ['– not asked', 'False failures by chance'],
      ['✗ Falls short in 3 of 5 questions; 1 was not asked.'],
    ]);
  });

  it('says the same without colour', () => {
    const coloured = auditTable(auditReport(), { ...plain, colour: true });
    expect(coloured).not.toBe(table);
    expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(table);
  });

  it('tells of what falls short the checks, the place and the line of code', () => {
    expect(table).toContain('solution.py, line 41: corrected = first / (1 - beta1 ** (t - 1))');
    expect(table).toContain('checks: adam.one-step, adam.trajectory');
  });

  it('cuts long lists, and says how much was cut', () => {
    const row = (kind: AuditRow['kind'], index: number): AuditRow => ({
      kind,
      name: `${kind} ${index}`,
      text: 'x',
      checks: [],
    });
    const rows = Array.from({ length: 40 }, (_, index) => [row('falls-short', index), row('told', index)]).flat();
    const long = auditTable(withRows(rows), plain);
    expect(long.match(/ ✗ falls-short \d+/gu)).toHaveLength(12);
    expect(long).toContain('and 28 more lines like these');
    expect(long.match(/ · told \d+/gu)).toHaveLength(4);
    expect(long).toContain('and 36 more lines like these');
    expect(auditTable(withRows(rows.slice(0, 26)), plain)).toContain('and 1 more line like these');
  });

  it.each([40, 60, 100])('stays within %i columns', (width) => {
    for (const line of auditTable(auditReport(), { colour: false, width }).split('\n'))
      expect(columnsOf(line)).toBeLessThanOrEqual(width);
  });

  it('obeys nothing that stands in an audit', () => {
    const row: AuditRow = {
      kind: 'falls-short',
      name: hostile.printed,
      text: hostile.message,
      checks: [hostile.name],
      where: { file: hostile.file, line: 1 },
      code: hostile.printed,
    };
    const text = auditTable(withRows([row, { ...row, kind: 'told' }]), plain);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]|##\[|^\s*::/mu);
  });

  it('works for an audit without questions', () => {
    expect(auditTable(auditReport({ sections: [] }), plain)).toContain('– Nothing could be asked.');
  });
});
