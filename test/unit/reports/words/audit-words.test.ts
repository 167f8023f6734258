import { describe, expect, it } from 'vitest';
import type { AuditSection } from '../../../../grader/model/audit-report.ts';
import { auditOutcome, auditPlace, rowsOf } from '../../../../reports/words/audit-words.ts';
import { auditReport } from '../../../fixtures/reports/audit.ts';

function audited(...verdicts: AuditSection['verdict'][]) {
  const [section] = auditReport().sections;
  if (section === undefined) throw new Error('no section');
  return auditReport({ sections: verdicts.map((verdict) => ({ ...section, verdict })) });
}

describe('auditOutcome', () => {
  it.each([
    [audited('holds', 'holds'), 'holds', 'Holds in all 2 questions.'],
    [audited('holds'), 'holds', 'Holds in the one question.'],
    [audited('holds', 'falls-short'), 'falls-short', 'Falls short in 1 of 2 questions.'],
    [
      audited('falls-short', 'not-asked', 'not-asked'),
      'falls-short',
      'Falls short in 1 of 1 question; 2 were not asked.',
    ],
    [audited('holds', 'holds', 'not-asked'), 'holds', 'Holds in all 2 questions; 1 was not asked.'],
    [audited('not-asked'), 'not-asked', 'Nothing could be asked.'],
    [audited(), 'not-asked', 'Nothing could be asked.'],
  ] as const)('%#: %s', (report, verdict, text) => {
    expect(auditOutcome(report)).toEqual({ verdict, text });
  });
});

describe('rowsOf', () => {
  it('parts what falls short from what is told', () => {
    const section = auditReport().sections.find(({ id }) => id === 'misconceptions');
    if (section === undefined) throw new Error('no section');
    expect([rowsOf(section, 'falls-short').length, rowsOf(section, 'told').length]).toEqual([1, 2]);
  });
});

describe('auditPlace', () => {
  it('names file and line, or nothing', () => {
    const row = { kind: 'told', name: 'a', text: 'b', checks: [] } as const;
    expect(auditPlace({ ...row, where: { file: 'solution.py', line: 41 } })).toBe('solution.py, line 41');
    expect(auditPlace(row)).toBeNull();
  });
});
