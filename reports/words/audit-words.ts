import type { AuditReport, AuditRow, AuditSection } from '../../grader/model/audit-report.ts';

type Verdict = AuditSection['verdict'];

/** A verdict as people say it: never told by colour alone. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  holds: 'holds',
  'falls-short': 'falls short',
  'not-asked': 'not asked',
};

/** The sign before the word, where no drawing is to be had. */
export const verdictSigns: Readonly<Record<Verdict, string>> = { holds: '✓', 'falls-short': '✗', 'not-asked': '–' };

/** The audit in a sentence: "Falls short in 1 of 6 questions; 1 was not asked." Nothing asked is nothing shown. */
export function auditOutcome({ sections }: AuditReport): { readonly verdict: Verdict; readonly text: string } {
  const count = (verdict: Verdict): number => sections.filter((section) => section.verdict === verdict).length;
  const [short, open] = [count('falls-short'), count('not-asked')];
  const asked = sections.length - open;
  if (asked === 0) return { verdict: 'not-asked', text: 'Nothing could be asked.' };
  const notAsked = open === 0 ? '' : `; ${open} ${open === 1 ? 'was' : 'were'} not asked`;
  const questions = asked === 1 ? 'question' : 'questions';
  return short === 0
    ? { verdict: 'holds', text: `Holds in ${asked === 1 ? 'the one' : `all ${asked}`} ${questions}${notAsked}.` }
    : { verdict: 'falls-short', text: `Falls short in ${short} of ${asked} ${questions}${notAsked}.` };
}

/** Rows of one kind, in their order. */
export function rowsOf({ rows }: AuditSection, kind: AuditRow['kind']): readonly AuditRow[] {
  return rows.filter((row) => row.kind === kind);
}

/** "solution.py, line 41". */
export function auditPlace({ where }: AuditRow): string | null {
  return where === undefined ? null : `${where.file}, line ${where.line}`;
}
